import { Problem } from "#core/contract/problem.ts";
import type { Meeting, MeetingState } from "#db/queries/meeting.ts";

export type MeetingVerb = "move" | "cancel" | "start" | "end" | "register" | "withdraw" | "attend" | "join";

/** What may be done in each state, and the state it leads to. */
export const TRANSITIONS: Record<MeetingState, Partial<Record<MeetingVerb, MeetingState>>> = {
  scheduled: {
    register: "scheduled",
    withdraw: "scheduled",
    join: "scheduled",
    move: "scheduled",
    start: "started",
    cancel: "cancelled",
  },
  started: { register: "started", withdraw: "started", join: "started", attend: "started", end: "ended" },
  ended: { attend: "ended" },
  cancelled: {},
};

const SAID: Record<MeetingState, string> = {
  scheduled: "has not started yet",
  started: "has started already",
  ended: "is over",
  cancelled: "is cancelled",
};

/** The state after the verb. Throws a Problem that says what is possible now. */
export function stateAfter(
  { state, number }: Pick<Meeting, "state" | "number">,
  verb: MeetingVerb,
  prefix: string,
): MeetingState {
  const next = TRANSITIONS[state][verb];
  if (next !== undefined) return next;
  const verbs = ["show", ...Object.keys(TRANSITIONS[state])];
  throw new Problem({
    code: "conflict",
    message: `Meeting ${number} ${SAID[state]}, so "meeting ${verb}" is not possible.`,
    hint: `Possible now: ${verbs.map((one) => `${prefix}meeting ${one}`).join(", ")}.`,
  });
}
