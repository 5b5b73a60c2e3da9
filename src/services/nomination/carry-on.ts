import type { Context } from "#core/contract/context.ts";
import { addBox } from "#db/queries/box.ts";
import { changeNomination, lockNomination, type Nomination } from "#db/queries/nomination.ts";
import { changeNominee, type Nominee } from "#db/queries/nominee.ts";
import { lockSeatOf, putBallot } from "#db/queries/seat.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { openConsensus } from "../consensus/open.ts";
import { numberOfPosition } from "../consensus/positions.ts";
import { endWhenDue } from "../consensus/settle.ts";
import { writeSeats } from "../poll/give-seats.ts";
import { scheduleNomination } from "./schedule.ts";
import { phaseOf } from "./state.ts";
import { inWindow, subjectOf } from "./subject.ts";
import { tellCoChairsOf, tellRoomsOf } from "./tell.ts";

/** What time alone brings about, perhaps late, or the end of its last nominee in another activity; the nomination is locked. */
export async function carryOn(ctx: Context, nomination: Nomination): Promise<Nomination> {
  const phase = phaseOf(nomination, ctx.now);
  const isWithout = inWindow(nomination).length === 0;
  if (phase === "over") await endPeriod(ctx, nomination);
  else if (isWithout && (phase === "window" || phase === "ended" || phase === "deciding"))
    await becomeVacant(ctx, nomination);
  else if (phase === "ended") await endWindow(ctx, nomination);
  else return nomination;
  return await replanned(ctx, nomination);
}

/** As it stands after a change of its phase: planned anew, its card with it. */
export async function replanned(ctx: Context, { id }: Pick<Nomination, "id">): Promise<Nomination> {
  const changed = await lockNomination(ctx.db, id, "update");
  await scheduleNomination(ctx, changed);
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "nomination", ofId: id });
  return changed;
}

export const showOf = ({ number }: Pick<Nomination, "number">) => ({
  command: "nomination show",
  args: { nomination: String(number) },
});

async function endPeriod(ctx: Context, nomination: Nomination): Promise<void> {
  const accepted = nomination.nominees.filter(({ state }) => state === "accepted");
  if (accepted.length === 0) return await becomeVacant(ctx, nomination);
  const { activity, db, now } = ctx;
  const period = Temporal.Duration.from(activity.charter.rules.nomination.objectionWindow);
  const endsAt = now.toZonedDateTimeISO(activity.zone).add(period).toInstant();
  const boxes: number[] = [];
  for (const nominee of accepted) boxes.push(await openBoxOf(ctx, nomination, { nominee, endsAt }));
  await changeNomination(db, nomination.id, { state: "window", windowEndsAt: endsAt });
  const ids = { nomination: nomination.id, boxes };
  await ctx.record({ what: "objection window opened", ids, show: showOf(nomination) });
  await tellRoomsOf(ctx, nomination.id, "window");
}

type Opening = { nominee: Nominee; endsAt: Temporal.Instant };

/** Who supported the nominee before has that as a position, as far as there is a seat for it. */
async function openBoxOf(ctx: Context, { visibility }: Nomination, { nominee, endsAt }: Opening): Promise<number> {
  const { activity, db, now } = ctx;
  const { per } = activity.charter.rules.consensus;
  const kind = "approve" as const;
  const boxId = await addBox(db, { activityId: activity.id, kind, per, now, endsAt });
  await writeSeats(ctx, { boxId, per, visibility }, undefined);
  await openConsensus(ctx, { boxId });
  await changeNominee(db, nominee.id, { boxId });
  for (const { person, organizationId } of nominee.supportedBy) {
    const seat = await lockSeatOf(db, boxId, organizationId === null ? { personId: person } : { organizationId });
    if (!seat) continue;
    const cast = { activityId: activity.id, boxId, kind, seatId: seat.id };
    await putBallot(db, { ...cast, choice: [numberOfPosition("support")], castBy: person, castAt: now });
  }
  return boxId;
}

async function endWindow(ctx: Context, nomination: Nomination): Promise<void> {
  const nominees = inWindow(nomination).toSorted((a, b) => a.window.box.id - b.window.box.id);
  for (const nominee of nominees) await endWhenDue(ctx, subjectOf(ctx, nomination, nominee));
  await changeNomination(ctx.db, nomination.id, { state: "deciding" });
  await ctx.record({ what: "objection window ended", ids: { nomination: nomination.id }, show: showOf(nomination) });
  await tellCoChairsOf(ctx, nomination.id, "deciding");
}

/** No nominee is left: co-chairs are told that they can extend or close it. */
export async function becomeVacant(ctx: Context, nomination: Nomination): Promise<void> {
  await changeNomination(ctx.db, nomination.id, { state: "vacant", windowEndsAt: null });
  await ctx.record({
    what: "nomination without a nominee",
    ids: { nomination: nomination.id },
    show: showOf(nomination),
  });
  await tellCoChairsOf(ctx, nomination.id, "vacant");
}
