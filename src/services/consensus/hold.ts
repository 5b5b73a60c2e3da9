import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { moveEnd } from "#db/queries/box.ts";
import { addHold, countHolds } from "#db/queries/hold.ts";
import type { Seat } from "#db/queries/seat.ts";
import { seatOf } from "../seat/seat-of.ts";
import { idsOf, lockFor } from "./settle.ts";
import { type Subject, showOf } from "./subject.ts";
import { tellCoChairs, tellMoved } from "./tell.ts";

export type Held = { days: number; endsAt: Temporal.Instant };

/** "I need n days": moves the end, so often for each organization as the charter says. The noun plans its alarms anew. */
export async function holdConsensus(
  ctx: PersonContext,
  of: Subject,
  input: { days?: number | undefined },
): Promise<Held> {
  const { subject } = await lockFor(ctx, of, "hold");
  const { seat } = await seatOf(ctx, subject);
  const days = daysOf(ctx, input.days);
  const organizationId = seat.organizationId ?? ctx.actor.membership?.organization.id ?? null;
  const nth = await nextHold(ctx, subject, seat, organizationId);
  const { box } = subject;
  const endsAt = box.endsAt.toZonedDateTimeISO(ctx.activity.zone).add({ days }).toInstant();
  const asked = { askedBy: ctx.actor.person, askedAt: ctx.now, endBefore: box.endsAt, endAfter: endsAt };
  const made = { activityId: ctx.activity.id, boxId: box.id, seatId: seat.id, organizationId, nth, days };
  const id = await addHold(ctx.db, { ...made, ...asked });
  await moveEnd(ctx.db, box.id, endsAt);
  const refresh = { of: subject.of, ofId: subject.id };
  await ctx.record({ what: "consensus held", ids: { ...idsOf(subject), hold: id }, show: showOf(subject), refresh });
  await tellCoChairs(ctx, subject, "held", { hold: id });
  await tellMoved(ctx, subject, { endsAt, hold: id });
  return { days, endsAt };
}

function daysOf(ctx: PersonContext, asked: number | undefined): number {
  const { hold, longestHold } = ctx.activity.charter.rules.consensus;
  const days = asked ?? inDays(ctx, hold);
  const most = inDays(ctx, longestHold);
  if (days <= most) return days;
  throw new Problem({
    code: "invalid",
    message: `A hold is for at most ${most} days.`,
    hint: `If more time is needed, please ask ${leaderOf(ctx.activity.charter).one} to extend it.`,
    field: "days",
  });
}

function inDays({ now, activity }: PersonContext, duration: string): number {
  const relativeTo = now.toZonedDateTimeISO(activity.zone);
  return Math.max(1, Math.ceil(Temporal.Duration.from(duration).total({ unit: "days", relativeTo })));
}

async function nextHold(ctx: PersonContext, { box, name }: Subject, seat: Seat, organizationId: number | null) {
  const { holdsPerOrganization: most } = ctx.activity.charter.rules.consensus;
  const had = await countHolds(ctx.db, { boxId: box.id, seatId: seat.id, organizationId });
  if (had < most) return had + 1;
  const whose = organizationId === null ? "You have" : `${ctx.actor.membership?.organization.name} has`;
  const times = most === 1 ? "once, which is all there is" : `${most} times, which is all there are`;
  throw new Problem({
    code: "conflict",
    message: `${whose} asked for more time in ${name} ${times}.`,
    hint: `Answer or object by the end, or ask ${leaderOf(ctx.activity.charter).one} to extend it.`,
  });
}
