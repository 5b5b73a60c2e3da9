import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Poll } from "#db/queries/poll.ts";
import { isToOpen } from "../seat/to-open.ts";
import { inWords, momentInWords } from "../time/show-deadline.ts";

/** Nobody votes before it has opened. Throws a Problem that says when that is. */
export function hasOpened({ now, activity, prefix }: Context, { box, number }: Poll): void {
  if (!isToOpen(box) || box.startsAt === null) return;
  if (box.closedAt !== null) throw neverOpened({ prefix }, number);
  const soon = Temporal.Instant.compare(now, box.startsAt) >= 0;
  throw new Problem({
    code: "conflict",
    message: soon
      ? `Poll ${number} is just being opened, so this vote was not counted.`
      : `Poll ${number} opens on ${momentInWords(box.startsAt, activity.zone)}; nobody can vote before.`,
    hint: soon ? "Please try again in a moment." : `${prefix}poll show poll:${number} shows what it asks.`,
  });
}

/** The deadline is half-open, and holds whether or not the closing has been carried out. Throws a Problem once it is over. */
export function stillOpen(ctx: Context, { box, number }: Poll): void {
  const over = Temporal.Instant.compare(ctx.now, box.endsAt) >= 0;
  if (box.closedAt === null && !over) return;
  const early = box.closedAt !== null && Temporal.Instant.compare(box.closedAt, box.endsAt) < 0;
  const end = early
    ? momentInWords(box.closedAt ?? box.endsAt, ctx.activity.zone)
    : inWords(box.endsAt, ctx.activity.zone);
  throw new Problem({
    code: "too late",
    message: `Poll ${number} is closed, so this vote was not counted.`,
    hint: `It closed on ${end}. ${ctx.prefix}poll show poll:${number} shows its result.`,
  });
}

export const neverOpened = ({ prefix }: Pick<Context, "prefix">, number: number) =>
  new Problem({
    code: "too late",
    message: `Poll ${number} was called off before it opened.`,
    hint: `${prefix}poll list shows the polls there are.`,
  });
