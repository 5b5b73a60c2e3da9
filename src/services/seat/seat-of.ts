import type { PersonContext } from "#core/contract/context.ts";
import type { Poll } from "#db/queries/poll.ts";
import { lockSeatOf, type Seat } from "#db/queries/seat.ts";
import { answersFor, type Holder } from "./answers-for.ts";
import { whyNoSeat } from "./why-no-seat.ts";

/** The seat this person answers for as they stand now, locked. Throws a Problem that says why there is none. */
export async function seatOf(ctx: PersonContext, poll: Poll): Promise<{ seat: Seat; holder: Holder }> {
  const holder = answersFor(ctx.activity, poll, ctx.actor);
  const seat = holder && (await lockSeatOf(ctx.db, poll.box.id, holder));
  if (!seat) throw whyNoSeat(ctx, poll);
  return { seat, holder };
}
