import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Box, lockSeatOf, type Seat } from "#db/queries/box.ts";
import { whyNoSeat } from "./why-no-seat.ts";

/** The seat this person answers for, locked. Throws a Problem that says why there is none. */
export async function seatOf(ctx: PersonContext, box: Box): Promise<Seat> {
  const { actor } = ctx;
  const { membership } = actor;
  if (box.per === "person") {
    const seat = await lockSeatOf(ctx.db, box.id, { personId: actor.person });
    if (!seat) throw whyNoSeat(ctx, box);
    return seat;
  }
  const organization = membership?.organization;
  if (!organization || !membership.confirmed || !membership.counts) throw whyNoSeat(ctx, box);
  if (organization.representativeId !== null && organization.representativeId !== actor.person) {
    throw new Problem({
      code: "forbidden",
      message: `Your vote does not count, because ${organization.name} is represented by another person.`,
      hint: "Its designated representative votes for it; please speak to them.",
    });
  }
  const seat = await lockSeatOf(ctx.db, box.id, { organizationId: organization.id });
  if (!seat) throw whyNoSeat(ctx, box);
  return seat;
}
