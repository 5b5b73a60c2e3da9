import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { phaseOf as phaseOfCall } from "../consensus/procedure.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";

/** "ended": the comment period is over, and nothing is called yet. "over": the end of a call has come, and nobody has drawn the conclusion. "waiting": it is not agreed. */
export type Phase = "comments" | "ended" | "call" | "over" | "waiting" | "agreed" | "concluded";
export const MOVES = [
  "position",
  "comment",
  "call",
  "answer",
  "resolve",
  "withdraw",
  "hold",
  "extend",
  "summarize",
  "conclude",
] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each phase, and where it may lead; an objection is a position. Time alone leads from "comments" to "ended" and from "call" to "over", the clock from "over" to "agreed" or "waiting". */
export const TRANSITIONS: Record<Phase, Partial<Record<Move, readonly Phase[]>>> = {
  comments: {
    position: ["comments"],
    comment: ["comments"],
    call: ["call"],
    extend: ["comments"],
    summarize: ["comments"],
    conclude: ["concluded"],
  },
  ended: { call: ["call"], extend: ["comments"], summarize: ["ended"], conclude: ["concluded"] },
  call: {
    position: ["call"],
    comment: ["call"],
    answer: ["call"],
    resolve: ["call"],
    withdraw: ["call"],
    hold: ["call"],
    extend: ["call"],
    summarize: ["call"],
    conclude: ["concluded"],
  },
  over: { conclude: ["concluded", "waiting"] },
  waiting: {
    comment: ["waiting"],
    call: ["call"],
    answer: ["waiting"],
    resolve: ["waiting", "agreed"],
    withdraw: ["waiting"],
    extend: ["call"],
    summarize: ["waiting"],
    conclude: ["concluded"],
  },
  agreed: { summarize: ["agreed"], conclude: ["concluded"] },
  concluded: {},
};

type Stands = Pick<Discussion, "concludedAt" | "box" | "call">;

/** Ends are half-open, and hold whether or not they have been carried out. */
export function phaseOf({ concludedAt, box, call }: Stands, now: Temporal.Instant): Phase {
  if (concludedAt !== null) return "concluded";
  if (!call) {
    return box.closedAt === null && Temporal.Instant.compare(now, box.endsAt) < 0 ? "comments" : "ended";
  }
  const phase = phaseOfCall(call, call.box, now);
  switch (phase) {
    case "open":
    case "coming":
      return "call";
    case "not-agreed":
      return "ended";
    case "over":
    case "waiting":
    case "agreed":
      return phase;
    default:
      return phase satisfies never;
  }
}

export const isPossible = (phase: Phase, move: Move) => TRANSITIONS[phase][move] !== undefined;

/** The phase it is in. Throws a Problem that says what is possible now. */
export function mustBePossible(ctx: Context, discussion: Discussion, move: Move): Phase {
  const phase = phaseOf(discussion, ctx.now);
  if (isPossible(phase, move)) return phase;
  const hint = possibleNow(ctx, discussion, phase);
  throw new Problem({ ...refusal(ctx, discussion, { phase, move }), hint, field: "discussion" });
}

const LOST: Partial<Record<Move, string>> = {
  position: " This position was not counted.",
  comment: " This comment was not recorded.",
};

type Tried = { phase: Phase; move: Move };

/** "The comment period of discussion 1 ended on …": why nothing can be said in it now; undefined while that is possible. */
export function whyNothingIsSaid(ctx: Pick<Context, "activity" | "now">, discussion: Discussion): string | undefined {
  const phase = phaseOf(discussion, ctx.now);
  return isPossible(phase, "comment") ? undefined : refusal(ctx, discussion, { phase, move: "summarize" }).message;
}

function refusal({ activity }: Pick<Context, "activity">, discussion: Discussion, { phase, move }: Tried) {
  const { number, box, call, concludedAt } = discussion;
  const { endsInWords } = shownEnd((call?.box ?? box).endsAt, activity.zone);
  const lost = LOST[move] ?? "";
  const theCall = `The consensus call of discussion ${number}`;
  const late = (message: string) => ({ code: "too late" as const, message: `${message}${lost}` });
  switch (phase) {
    case "comments":
      return { code: "conflict" as const, message: `Discussion ${number} has no consensus call yet.` };
    case "ended":
      return late(`The comment period of discussion ${number} ended on ${endsInWords}.`);
    case "call": {
      const another = move === "call" ? " Another proposal can follow only when it ends without agreement." : "";
      return { code: "conflict" as const, message: `${theCall} is open until ${endsInWords}.${another}` };
    }
    case "over":
      return late(`${theCall} ended on ${endsInWords}, and its outcome is being established.`);
    case "waiting":
      return late(
        `${theCall} ended on ${endsInWords}; it is not agreed and waits for ${leaderOf(activity.charter).one}.`,
      );
    case "agreed":
      return late(`${theCall} ended on ${endsInWords}, and the proposal is agreed.`);
    case "concluded": {
      const when = momentInWords(concludedAt ?? box.endsAt, activity.zone);
      return late(`Discussion ${number} was concluded on ${when}, and that stands.`);
    }
    default:
      return phase satisfies never;
  }
}

/** Those moves of the phase that the asker has a command for. */
function possibleNow({ commands, actor, prefix }: Context, { number }: Discussion, phase: Phase): string {
  const mayUse = (verb: Move) => {
    const command = commands.find((one) => one.name === `discussion ${verb}`);
    return command !== undefined && actor.kind === "person" && may(actor, command.access);
  };
  const verbs = MOVES.filter((move) => isPossible(phase, move) && mayUse(move));
  const show = `${prefix}discussion show discussion:${number} shows it.`;
  if (verbs.length === 0) return show;
  const each = verbs.length === 1 ? ` discussion:${number}` : `, each with discussion:${number}`;
  return `Possible now: ${prefix}discussion ${verbs.join(", ")}${each}. ${show}`;
}
