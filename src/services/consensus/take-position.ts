import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addObjection, changeObjection, liveObjectionOf, type Objection, putComment } from "#db/queries/consensus.ts";
import { putBallot } from "#db/queries/seat.ts";
import type { Seated } from "../seat/seat-of.ts";
import { moved } from "./objection-states.ts";
import { numberOfPosition, type Position, positionNumbered } from "./positions.ts";
import { mustBePossible } from "./procedure.ts";
import { idsOf, procedureOf } from "./settle.ts";
import { type Subject, showOf, wordsOf } from "./subject.ts";
import { tellCoChairs } from "./tell.ts";

export type Stance = { position: Position; reason?: string | undefined; comment?: string | undefined };
export type Taken = {
  /** What the seat had answered before. */
  before: Position | undefined;
  castBefore: number | null;
  /** The objection that stands now. */
  objection?: number;
  /** It stood before, and its reason is another one now, or the same. */
  reason?: "changed" | "same";
  /** The objection that ended with this. */
  withdrawn?: number;
};

/** The seat's position, in the place of an earlier one; its box is locked shared, its seat alone, by the caller. */
export async function takePosition(
  ctx: PersonContext,
  subject: Subject,
  seated: Seated,
  stance: Stance,
): Promise<Taken> {
  mustBePossible(ctx, subject, (await procedureOf(ctx, subject)).phase, "vote");
  const reason = reasonOf(ctx, subject, stance);
  const live = await liveObjectionOf(ctx.db, seated.seat.id);
  const { before: choice, castBefore } = await putPosition(ctx, subject, seated.seat.id, stance.position);
  const before = positionNumbered(choice?.[0]);
  await comment(ctx, subject, seated, stance);
  const stands = await objectOrNot(ctx, subject, { seatId: seated.seat.id, live, reason });
  const what = before === undefined ? "position taken" : "position changed";
  const ids = { ...idsOf(subject), seat: seated.seat.id };
  await ctx.record({ what, ids, show: showOf(subject), refresh: { of: subject.of, ofId: subject.id } });
  return { before, castBefore, ...stands };
}

function reasonOf(ctx: PersonContext, subject: Subject, { position, reason }: Stance): string | undefined {
  if (position !== "object" && reason !== undefined) throw reasonLost(subject.name);
  if (position !== "object") return undefined;
  if (reason !== undefined && reason.trim() !== "") return reason;
  const hint = `For example: ${ctx.prefix}${wordsOf(subject).object} reason:"Item 4 is missing."`;
  const message = `An objection needs a reason, which everybody who may see the objections of ${subject.name} can answer.`;
  throw new Problem({ code: "invalid", message, hint, field: "reason" });
}

const reasonLost = (name: string) =>
  new Problem({
    code: "invalid",
    message: `Only an objection in ${name} has a reason, so this answer was not counted.`,
    hint: "To approve or abstain, leave the reason out; to be heard with it, object.",
    field: "reason",
  });

export async function putPosition(
  ctx: PersonContext,
  { box }: Pick<Subject, "box">,
  seatId: number,
  position: Position,
) {
  const cast = { activityId: ctx.activity.id, boxId: box.id, kind: box.kind, secret: box.secret, seatId };
  const choice = [numberOfPosition(position)];
  return await putBallot(ctx.db, { ...cast, choice, castBy: ctx.actor.person, castAt: ctx.now });
}

async function comment(ctx: PersonContext, { box }: Subject, { seat }: Seated, stance: Stance): Promise<void> {
  const { position, comment: text } = stance;
  const said = { activityId: ctx.activity.id, boxId: box.id, seatId: seat.id };
  const kept = position === "support" && text !== undefined && text.trim() !== "" ? text : undefined;
  const whole = kept === undefined ? undefined : { ...said, text: kept, saidBy: ctx.actor.person, saidAt: ctx.now };
  await putComment(ctx.db, seat.id, whole);
}

type Objecting = { seatId: number; live: Objection | undefined; reason: string | undefined };

async function objectOrNot(ctx: PersonContext, subject: Subject, { seatId, live, reason }: Objecting) {
  if (reason === undefined) return live ? await letGo(ctx, subject, live) : {};
  if (live) return await restate(ctx, subject, live, reason);
  return await raise(ctx, subject, seatId, reason);
}

async function raise(ctx: PersonContext, subject: Subject, seatId: number, reason: string) {
  const { id: activityId } = ctx.activity;
  const number = await nextNumber(ctx.db, activityId, subject.series ?? `objection in box ${subject.box.id}`);
  const made = { activityId, boxId: subject.box.id, number, seatId, reason };
  const id = await addObjection(ctx.db, { ...made, raisedBy: ctx.actor.person, raisedAt: ctx.now });
  await ctx.record({ what: "objection raised", ids: { ...idsOf(subject), objection: id }, show: showOf(subject) });
  await tellCoChairs(ctx, subject, "objection raised", { objection: id });
  return { objection: number };
}

async function restate(ctx: PersonContext, subject: Subject, live: Objection, reason: string) {
  if (live.reason === reason) return { objection: live.number, reason: "same" as const };
  const state = moved(live, "restate", [live]);
  const answer = { answer: null, answeredBy: null, answeredAt: null };
  await changeObjection(ctx.db, live.id, { state, reason, ...answer, raisedBy: ctx.actor.person, raisedAt: ctx.now });
  await ctx.record({ what: "objection restated", ids: { ...idsOf(subject), objection: live.id } });
  await tellCoChairs(ctx, subject, "objection raised", { objection: live.id, changed: 1 });
  return { objection: live.number, reason: "changed" as const };
}

/** Who no longer objects has withdrawn the objection. */
async function letGo(ctx: PersonContext, subject: Subject, live: Objection) {
  const met = { metBy: ctx.actor.person, metAt: ctx.now, metAs: "objector" } as const;
  await changeObjection(ctx.db, live.id, { state: moved(live, "withdraw", [live]), ...met });
  await ctx.record({ what: "objection withdrawn", ids: { ...idsOf(subject), objection: live.id } });
  await tellCoChairs(ctx, subject, "objection met", { objection: live.id });
  return { withdrawn: live.number };
}
