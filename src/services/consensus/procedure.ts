import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { capitalized } from "#core/views/say.ts";
import type { Box } from "#db/queries/box.ts";
import type { Consensus } from "#db/queries/consensus.ts";
import { isToOpen } from "../seat/to-open.ts";
import { shownEnd } from "../time/shown-end.ts";
import { argsInWords, type Subject, wordsOf } from "./subject.ts";

/** "coming": it opens later. "over": the end has come, and nobody has drawn the conclusion yet. */
export type Phase = "coming" | "open" | "over" | "waiting" | "agreed" | "not-agreed";
export const MOVES = ["vote", "answer", "resolve", "withdraw", "hold", "extend", "end", "pass", "close"] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each phase, and where it may lead. "end" and "pass" are the clock's, "close" a co-chair's. */
export const TRANSITIONS: Record<Phase, Partial<Record<Move, readonly Phase[]>>> = {
  coming: { extend: ["coming"], close: ["not-agreed"] },
  open: {
    vote: ["open"],
    answer: ["open"],
    resolve: ["open"],
    withdraw: ["open"],
    hold: ["open"],
    extend: ["open"],
    pass: ["agreed"],
    close: ["agreed", "waiting"],
  },
  over: { end: ["agreed", "waiting"], close: ["agreed", "waiting"] },
  waiting: {
    answer: ["waiting"],
    resolve: ["waiting", "agreed"],
    withdraw: ["waiting"],
    extend: ["open"],
    close: ["agreed", "not-agreed"],
  },
  agreed: {},
  "not-agreed": {},
};

type Opens = Pick<Box, "openedAt" | "startsAt" | "endsAt">;

/** The end is half-open, and holds whether or not it has been carried out. */
export function phaseOf({ state }: Pick<Consensus, "state">, box: Opens, now: Temporal.Instant): Phase {
  if (state === "open" && isToOpen(box)) return "coming";
  return state === "open" && Temporal.Instant.compare(now, box.endsAt) >= 0 ? "over" : state;
}

export const isPossible = (phase: Phase, move: Move) => TRANSITIONS[phase][move] !== undefined;

/** Throws a Problem that says what is possible now. */
export function mustBePossible(ctx: Context, subject: Subject, phase: Phase, move: Move): void {
  if (!isPossible(phase, move)) throw refusal(ctx, subject, phase, move);
}

function refusal(ctx: Context, subject: Subject, phase: Phase, move: Move): Problem {
  const name = capitalized(subject.name);
  const { endsInWords } = shownEnd(subject.box.endsAt, ctx.activity.zone);
  const lost = move === "vote" ? " This answer was not counted." : "";
  const hint = possibleNow(ctx, subject, phase);
  switch (phase) {
    case "coming":
      return new Problem({ code: "conflict", message: `${name} has not opened yet.`, hint });
    case "open":
      return new Problem({ code: "conflict", message: `${name} is open until ${endsInWords}.`, hint });
    case "over":
      return new Problem({
        code: "too late",
        message: `${name} ended on ${endsInWords}.${lost}`,
        hint: "Its outcome is being established: please look again in a moment.",
      });
    case "waiting":
      return new Problem({
        code: "too late",
        message: `${name} ended on ${endsInWords}; it is not agreed and waits for ${leaderOf(ctx.activity.charter).one}.${lost}`,
        hint,
      });
    case "agreed":
      return new Problem({ code: "too late", message: `${name} is agreed, and that stands.${lost}`, hint });
    case "not-agreed": {
      const how = isToOpen(subject.box) ? "called off before it opened" : "ended without agreement";
      return new Problem({ code: "too late", message: `${name} was ${how}.${lost}`, hint });
    }
    default:
      return phase satisfies never;
  }
}

/** What a button would have closed is not as it was when the button was made. `agreed`: how it would be settled now; undefined while it is open. */
export function closesOtherwise(ctx: Context, subject: Subject, agreed: boolean | undefined): Problem {
  const { name, of, box } = subject;
  const again = `If it shall be closed now, type ${ctx.prefix}${of} ${wordsOf(subject).close} ${argsInWords(subject)}.`;
  const { endsInWords } = shownEnd(box.endsAt, ctx.activity.zone);
  const now =
    agreed === undefined
      ? `${name} is open until ${endsInWords}`
      : agreed
        ? `nothing stands against agreement in ${name} any more, so that it would be agreed`
        : `something stands against agreement in ${name}, so that it would be ended without agreement`;
  const message = `Nothing was closed: since this button was made, things have changed, and ${now}.`;
  return new Problem({ code: "conflict", message, hint: again });
}

/** Those moves of the phase that the asker has a command for. */
export function possibleNow(ctx: Context, subject: Subject, phase: Phase): string {
  const typed = (verb: string) => `${ctx.prefix}${subject.of} ${verb} ${argsInWords(subject)}`;
  const verbs = MOVES.filter((move) => isPossible(phase, move))
    .flatMap((move) => verbOf(subject, move) ?? [])
    .filter((verb) => mayUse(ctx, `${subject.of} ${verb}`));
  const show = `${typed("show")} shows it.`;
  return verbs.length === 0 ? show : `Possible now: ${verbs.map((verb) => `${typed(verb)}`).join("; ")}. ${show}`;
}

const verbOf = (subject: Subject, move: Move): string | undefined =>
  move === "vote" || move === "close" ? wordsOf(subject)[move] : move;

export function mayUse({ commands, actor }: Context, name: string): boolean {
  const command = commands.find((one) => one.name === name);
  return command !== undefined && actor.kind === "person" && may(actor, command.access);
}
