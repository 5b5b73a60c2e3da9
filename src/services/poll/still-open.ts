import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Poll } from "#db/queries/poll.ts";
import { inWords, momentInWords } from "../time/show-deadline.ts";

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
