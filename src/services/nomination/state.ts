import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Nomination } from "#db/queries/nomination.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";

/** "over": the nomination period, "ended": the objection window is over, and the clock has not carried on yet. "vacant": nobody had accepted by then. "deciding": it waits for an appointment. */
export type Phase = "open" | "over" | "vacant" | "window" | "ended" | "deciding" | "appointed" | "closed";
export const MOVES = [
  "nominate",
  "accept",
  "decline",
  "support",
  "object",
  "abstain",
  "answer",
  "resolve",
  "withdraw",
  "extend",
  "appoint",
  "close",
] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each phase, and where it may lead. Time alone leads from "open" to "over" and from "window" to "ended"; what comes then, the clock or the next change carries on. */
export const TRANSITIONS: Record<Phase, Partial<Record<Move, readonly Phase[]>>> = {
  open: {
    nominate: ["open"],
    accept: ["open"],
    decline: ["open"],
    support: ["open"],
    withdraw: ["open"],
    extend: ["open"],
    appoint: ["appointed"],
    close: ["closed"],
  },
  over: {},
  vacant: { extend: ["open"], close: ["closed"] },
  window: {
    accept: ["window"],
    support: ["window"],
    object: ["window"],
    abstain: ["window"],
    answer: ["window"],
    resolve: ["window"],
    withdraw: ["window", "vacant"],
    extend: ["window"],
    appoint: ["appointed"],
    close: ["closed"],
  },
  ended: {},
  deciding: {
    accept: ["deciding"],
    answer: ["deciding"],
    resolve: ["deciding"],
    withdraw: ["deciding", "vacant"],
    appoint: ["appointed"],
    close: ["closed"],
  },
  appointed: {},
  closed: {},
};

type Stands = Pick<Nomination, "state" | "closesAt" | "windowEndsAt">;

/** Ends are half-open, and hold whether or not they have been carried out. */
export function phaseOf({ state, closesAt, windowEndsAt }: Stands, now: Temporal.Instant): Phase {
  const isOver = (end: Temporal.Instant) => Temporal.Instant.compare(now, end) >= 0;
  if (state === "open") return isOver(closesAt) ? "over" : "open";
  return state === "window" && windowEndsAt !== null && isOver(windowEndsAt) ? "ended" : state;
}

export const isPossible = (phase: Phase, move: Move) => TRANSITIONS[phase][move] !== undefined;

/** The phase it is in. Throws a Problem that says what is possible now. */
export function mustBePossible(ctx: Context, nomination: Nomination, move: Move): Phase {
  const phase = phaseOf(nomination, ctx.now);
  if (isPossible(phase, move)) return phase;
  throw refused(ctx, nomination, phase, move);
}

export const refused = (ctx: Context, nomination: Nomination, phase: Phase, move: Move) =>
  new Problem({
    ...refusal(ctx, nomination, phase, move),
    hint: possibleNow(ctx, nomination, phase),
    field: "nomination",
  });

const NOT_YET: Partial<Record<Move, string>> = {
  object: " Objections are taken in the objection window, which follows.",
  abstain: " Who abstains says so in the objection window, which follows.",
  answer: " Nobody could object yet.",
  resolve: " Nobody could object yet.",
};

function refusal({ activity }: Context, nomination: Nomination, phase: Phase, move: Move) {
  const { number, closesAt, windowEndsAt, settledAt, nominees } = nomination;
  const name = `Nomination ${number}`;
  const leader = leaderOf(activity.charter).one;
  const until = (end: Temporal.Instant) => shownEnd(end, activity.zone).endsInWords;
  const conflict = (message: string) => ({ code: "conflict" as const, message });
  const late = (message: string) => ({ code: "too late" as const, message });
  switch (phase) {
    case "open":
      return conflict(`${name} takes nominations until ${until(closesAt)}.${NOT_YET[move] ?? ""}`);
    case "over":
      return late(`${name} took nominations until ${until(closesAt)}; what follows is being established.`);
    case "vacant":
      return late(
        `${name} took nominations until ${until(closesAt)}, and ${nominees.length === 0 ? "nobody was nominated" : "no nominee is left"}. It waits for ${leader}.`,
      );
    case "window":
      return conflict(
        `The nominees of nomination ${number} are in the objection window until ${until(windowEndsAt ?? closesAt)}.`,
      );
    case "ended":
    case "deciding":
      return late(`The objection window of nomination ${number} ended on ${until(windowEndsAt ?? closesAt)}.`);
    case "appointed":
    case "closed": {
      const when = momentInWords(settledAt ?? closesAt, activity.zone);
      const what = phase === "appointed" ? "ended with an appointment" : "was closed without an appointment";
      return late(`${name} ${what} on ${when}, and that stands.`);
    }
    default:
      return phase satisfies never;
  }
}

/** Those moves of the phase that the asker has a command for. */
export function possibleNow({ commands, actor, prefix }: Context, { number }: Nomination, phase: Phase): string {
  const mayUse = (verb: Move) => {
    const command = commands.find((one) => one.name === `nomination ${verb}`);
    return command !== undefined && actor.kind === "person" && may(actor, command.access);
  };
  const typed = (verb: string) => `${prefix}nomination ${verb} nomination:${number}`;
  const verbs = MOVES.filter((move) => isPossible(phase, move) && mayUse(move)).map(typed);
  const show = `${typed("show")} shows it.`;
  return verbs.length === 0 ? show : `Possible now: ${verbs.join("; ")}. ${show}`;
}
