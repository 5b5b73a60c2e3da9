import type { PersonContext } from "#core/contract/context.ts";
import { Overtaken } from "#core/contract/overtaken.ts";
import { isMerged } from "#db/queries/person.ts";
import { lockSeatOf, type Seat } from "#db/queries/seat.ts";
import { type Asked, answersFor, type Holder } from "./answers-for.ts";
import { whyNoSeat } from "./why-no-seat.ts";

type InBox = Asked & { box: { id: number } };
export type Seated = { seat: Seat; holder: Holder };

/** The seat this person answers for as they stand now, locked. Throws a Problem that says why there is none, or `Overtaken`. */
export async function seatOf(ctx: PersonContext, asked: InBox): Promise<Seated> {
  const found = await ownSeat(ctx, asked);
  if (found) return found;
  if (await isMerged(ctx.db, ctx.actor.person)) throw new Overtaken("who asks became one with another person");
  throw whyNoSeat(ctx, asked);
}

/** The same; undefined where there is none. */
export async function ownSeat(ctx: PersonContext, asked: InBox): Promise<Seated | undefined> {
  const holder = answersFor(ctx.activity, asked, ctx.actor);
  const seat = holder && (await lockSeatOf(ctx.db, asked.box.id, holder));
  return seat && { seat, holder };
}
