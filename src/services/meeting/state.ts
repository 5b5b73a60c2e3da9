import { Problem } from "#core/contract/problem.ts";
import type { Meeting, MeetingState } from "#db/queries/meeting.ts";
import { startsOnlyOn } from "./may-start.ts";

export type MeetingVerb = "move" | "cancel" | "start" | "end" | "register" | "withdraw" | "attend" | "join";

/** "past": its time is over, and nobody has started it: a co-chair says whether it was held. */
export type MeetingPhase = MeetingState | "past";

export const phaseOf = ({ state, endsAt }: Pick<Meeting, "state" | "endsAt">, now: Temporal.Instant): MeetingPhase =>
  state === "scheduled" && Temporal.Instant.compare(now, endsAt) >= 0 ? "past" : state;

/** What may be done in each state, and the state it leads to. */
export const TRANSITIONS: Record<MeetingPhase, Partial<Record<MeetingVerb, MeetingState>>> = {
  scheduled: {
    register: "scheduled",
    withdraw: "scheduled",
    join: "scheduled",
    move: "scheduled",
    start: "started",
    cancel: "cancelled",
  },
  past: { start: "started", end: "ended", move: "scheduled", cancel: "cancelled" },
  started: { register: "started", withdraw: "started", join: "started", attend: "started", end: "ended" },
  ended: { attend: "ended" },
  cancelled: {},
};

const SAID: Record<MeetingPhase, string> = {
  scheduled: "has not started yet",
  past: "should be over, and nobody has recorded yet whether it was held",
  started: "has started already",
  ended: "is over",
  cancelled: "is cancelled",
};

/** Where the verb leads from its phase. Throws a Problem that says what is possible now; `startsOn`: the day, where it is too early to start it. */
export function stateAfter(
  { state, number }: Pick<Meeting, "number"> & { state: MeetingPhase },
  verb: MeetingVerb,
  prefix: string,
  startsOn?: string,
): MeetingState {
  const next = TRANSITIONS[state][verb];
  if (next !== undefined) return next;
  const offered = Object.keys(TRANSITIONS[state]).filter((one) => one !== "start" || startsOn === undefined);
  const possible = ["show", ...offered].map((one) => `${prefix}meeting ${one}`).join(", ");
  throw new Problem({
    code: "conflict",
    message: `Meeting ${number} ${SAID[state]}, so "meeting ${verb}" is not possible.`,
    hint: `Possible now: ${possible}.${startsOn === undefined ? "" : ` It can be started on ${startsOn}.`}`,
  });
}

/** The same, from where a meeting stands now. */
export function stateNow(ctx: { now: Temporal.Instant; prefix: string }, meeting: Meeting, verb: MeetingVerb) {
  const state = phaseOf(meeting, ctx.now);
  const startsOn = state === "scheduled" ? startsOnlyOn(meeting, ctx.now) : undefined;
  return stateAfter({ number: meeting.number, state }, verb, ctx.prefix, startsOn);
}
