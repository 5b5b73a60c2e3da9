import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { moveEnd } from "#db/queries/box.ts";
import { addHold, countHolds } from "#db/queries/hold.ts";
import type { Seat } from "#db/queries/seat.ts";
import { ownSeat, type Seated, seatOf } from "../seat/seat-of.ts";
import { shownEnd } from "../time/shown-end.ts";
import { mayUse } from "./procedure.ts";
import { idsOf, lockFor } from "./settle.ts";
import { argsInWords, type Subject, showOf } from "./subject.ts";
import { tellCoChairs, tellMoved } from "./tell.ts";

/** `until`: why it is not as long as was asked, "when meeting 1 starts". */
export type Held = { days: number; endsAt: Temporal.Instant; until?: string };
/** It cannot be open any longer than that. */
export type Latest = { at: Temporal.Instant; when: string };

/** "I need n days": moves the end, so often for each organization as the charter says. The noun plans its alarms anew. */
export async function holdConsensus(
  ctx: PersonContext,
  of: Subject,
  input: { days?: number | undefined; latest?: Latest | undefined },
): Promise<Held> {
  const { subject } = await lockFor(ctx, of, "hold");
  const { seat } = await seatToHold(ctx, subject);
  const days = daysOf(ctx, input.days);
  const organizationId = seat.organizationId ?? ctx.actor.membership?.organization.id ?? null;
  const nth = await nextHold(ctx, subject, seat, organizationId);
  const { box } = subject;
  const asked = box.endsAt.toZonedDateTimeISO(ctx.activity.zone).add({ days }).toInstant();
  const { endsAt, ...until } = endOf(ctx, subject, asked, input.latest);
  const by = { askedBy: ctx.actor.person, askedAt: ctx.now, endBefore: box.endsAt, endAfter: endsAt };
  const made = { activityId: ctx.activity.id, boxId: box.id, seatId: seat.id, organizationId, nth, days };
  const id = await addHold(ctx.db, { ...made, ...by });
  await moveEnd(ctx.db, box.id, endsAt);
  const refresh = { of: subject.of, ofId: subject.id };
  await ctx.record({ what: "consensus held", ids: { ...idsOf(subject), hold: id }, show: showOf(subject), refresh });
  await tellCoChairs(ctx, subject, "held", { hold: id });
  await tellMoved(ctx, subject, { endsAt, hold: id });
  return { days, endsAt, ...until };
}

/** The end that was asked for, as far as it can be had. Throws a Problem where nothing is left. */
function endOf(ctx: PersonContext, { box, name }: Subject, asked: Temporal.Instant, latest: Latest | undefined) {
  if (!latest || Temporal.Instant.compare(asked, latest.at) <= 0) return { endsAt: asked };
  if (Temporal.Instant.compare(latest.at, box.endsAt) > 0) return { endsAt: latest.at, until: latest.when };
  throw new Problem({
    code: "conflict",
    message: `There is no more time to ask for: ${name} ends ${latest.when}.`,
    hint: `Answer or object before that, by ${shownEnd(box.endsAt, ctx.activity.zone).endsInWords}.`,
  });
}

/** Only those who can answer ask for the time to do so; whoever can give it without is told how. */
async function seatToHold(ctx: PersonContext, subject: Subject): Promise<Seated> {
  const { of, name } = subject;
  const own = await ownSeat(ctx, subject);
  if (own || !mayUse(ctx, `${of} extend`)) return own ?? (await seatOf(ctx, subject));
  throw new Problem({
    code: "forbidden",
    message: `Only those who can answer in ${name} ask for more time in it, and you have no answer to give there.`,
    hint: `You can give everybody a later end instead: ${ctx.prefix}${of} extend ${argsInWords(subject)} closes:…`,
  });
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
