import type { Context } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { endForGoodAsked } from "#core/views/consensus-notices.ts";
import { closeBox, lockBox, turnoutOf } from "#db/queries/box.ts";
import { type Consensus, consensusOf, objectionsOf, setConsensus } from "#db/queries/consensus.ts";
import { appendAlarm, appendRefresh } from "#db/queries/work.ts";
import { againstAgreement, isAgreed } from "./agreement.ts";
import { closesOtherwise, isPossible, type Move, mustBePossible, type Phase, phaseOf } from "./procedure.ts";
import { readConsensus } from "./read.ts";
import { type Subject, showOf, thingOf } from "./subject.ts";
import { tellCoChairs, tellRooms } from "./tell.ts";

export type Procedure = { consensus: Consensus; phase: Phase };

/** Reads where it stands, its box locked by the caller. */
export async function procedureOf(ctx: Context, { box }: Subject): Promise<Procedure> {
  const consensus = await consensusOf(ctx.db, box.id);
  if (!consensus) throw new Error(`box ${box.id} does not decide by consensus`);
  return { consensus, phase: phaseOf(consensus, box, ctx.now) };
}

/** The same for a change that must be alone, the box as it is now. Throws a Problem that says what is possible. */
export async function lockFor(ctx: Context, of: Subject, move: Move): Promise<Procedure & { subject: Subject }> {
  const subject = { ...of, box: await lockBox(ctx.db, of.box.id) };
  const procedure = await procedureOf(ctx, subject);
  mustBePossible(ctx, subject, procedure.phase, move);
  return { ...procedure, subject };
}

/** The clock: when the end has come, draws the conclusion; a stale alarm does nothing. */
export async function endWhenDue(ctx: Context, of: Subject): Promise<Phase | undefined> {
  const subject = { ...of, box: await lockBox(ctx.db, of.box.id) };
  const { consensus, phase } = await procedureOf(ctx, subject);
  if (!isPossible(phase, "end")) return undefined;
  return await conclude(ctx, subject, consensus);
}

/** The clock: agrees before the end, when everybody has answered and nothing stands against it. */
export async function endWhenPassed(ctx: Context, of: Subject): Promise<boolean> {
  const subject = { ...of, box: await lockBox(ctx.db, of.box.id) };
  const { consensus, phase } = await procedureOf(ctx, subject);
  const { seats, cast } = await turnoutOf(ctx.db, subject.box.id);
  if (!isPossible(phase, "pass") || cast < seats || !(await isAgreedBy(ctx, subject, ctx.now))) return false;
  await conclude(ctx, subject, consensus);
  return true;
}

/** A co-chair: ends it now; one that waits is settled for good. `as`: how a button said that it would be settled. */
export async function endNow(ctx: Context, of: Subject, as?: string): Promise<Phase> {
  const { consensus, phase, subject } = await lockFor(ctx, of, "close");
  if (as !== undefined) await asShown(ctx, subject, { phase, as });
  return await conclude(ctx, subject, consensus);
}

/** Whether ending it now would end it without agreement for good; what is asked before, where no button said so. */
export async function wouldEndForGood(ctx: Context, of: Subject): Promise<Message | undefined> {
  const { phase, subject } = await lockFor(ctx, of, "close");
  if (phase !== "waiting" || (await isAgreedBy(ctx, subject, subject.box.closedAt ?? ctx.now))) return undefined;
  return endForGoodAsked(thingOf(ctx, subject), await readConsensus(ctx, subject));
}

/** A waiting one is agreed as soon as a co-chair has met the last objection. */
export async function agreeIfNothingStands(ctx: Context, subject: Subject, phase: Phase): Promise<Phase> {
  if (phase !== "waiting" || !isCoChair(ctx)) return phase;
  if (!(await isAgreedBy(ctx, subject, subject.box.closedAt ?? ctx.now))) return phase;
  return await settle(ctx, subject, "agreed");
}

/** A button settles nothing in another way than it said. */
async function asShown(ctx: Context, subject: Subject, { phase, as }: { phase: Phase; as: string }): Promise<void> {
  const agreed = phase === "waiting" && (await isAgreedBy(ctx, subject, subject.box.closedAt ?? ctx.now));
  if (phase === "waiting" && agreed === (as === "agreed")) return;
  throw closesOtherwise(ctx, subject, phase === "waiting" ? agreed : undefined);
}

async function conclude(ctx: Context, subject: Subject, { state }: Consensus): Promise<Phase> {
  const waits = state === "waiting";
  const endedAt = waits ? (subject.box.closedAt ?? ctx.now) : ctx.now;
  if (!waits) await closeBox(ctx.db, subject.box.id, ctx.now, null);
  if (await isAgreedBy(ctx, subject, endedAt)) return await settle(ctx, subject, "agreed");
  if (waits) return await settle(ctx, subject, "not-agreed");
  await setConsensus(ctx.db, subject.box.id, { state: "waiting" });
  await ctx.record({ what: "consensus waits", ids: idsOf(subject), show: showOf(subject) });
  if (!subject.quiet) await tellCoChairs(ctx, subject, "waits");
  return await told(ctx, subject, "waiting");
}

async function isAgreedBy(ctx: Context, { box, minimumPeriod }: Subject, endedAt: Temporal.Instant): Promise<boolean> {
  const [{ seats, cast: answered }, objections] = await Promise.all([
    turnoutOf(ctx.db, box.id),
    objectionsOf(ctx.db, box.id),
  ]);
  return isAgreed(againstAgreement(ctx.activity, { box, seats, answered, objections, minimumPeriod }, endedAt));
}

/** One that has not opened ends without having asked anybody; `by`: who proposed it answers for that. The noun says so. */
export async function callOffConsensus(ctx: Context, subject: Subject, by: number): Promise<void> {
  const settledBy = ctx.actor.kind === "person" ? ctx.actor.person : by;
  await setConsensus(ctx.db, subject.box.id, { state: "not-agreed", settledAt: ctx.now, settledBy });
  await carryOn(ctx, subject);
}

/** What it was about is no more: it ends without agreement, and the noun says why. */
export async function endMoot(ctx: Context, of: Subject): Promise<void> {
  const subject: Subject = { ...of, box: await lockBox(ctx.db, of.box.id), quiet: true };
  const { phase } = await procedureOf(ctx, subject);
  if (phase === "agreed" || phase === "not-agreed") return;
  if (subject.box.closedAt === null) await closeBox(ctx.db, subject.box.id, ctx.now, null);
  await settle(ctx, subject, "not-agreed");
}

async function settle(ctx: Context, subject: Subject, state: "agreed" | "not-agreed"): Promise<Phase> {
  const settledBy = ctx.actor.kind === "person" ? ctx.actor.person : null;
  await setConsensus(ctx.db, subject.box.id, { state, settledAt: ctx.now, settledBy });
  const what = state === "agreed" ? "consensus agreed" : "consensus ended without agreement";
  await ctx.record({ what, ids: idsOf(subject), show: showOf(subject) });
  await carryOn(ctx, subject);
  return await told(ctx, subject, state);
}

async function carryOn(ctx: Context, { box }: Subject): Promise<void> {
  const call = (await consensusOf(ctx.db, box.id))?.onSettled;
  if (!call) return;
  const { id: activityId, slug } = ctx.activity;
  const alarm = { of: "consensus", ofId: box.id, call: { ...call, activity: slug }, runAt: ctx.now };
  await appendAlarm(ctx.db, { activityId, ...alarm });
}

async function told(ctx: Context, subject: Subject, phase: Phase): Promise<Phase> {
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: subject.of, ofId: subject.id });
  if (!subject.quiet) await tellRooms(ctx, subject, "result");
  return phase;
}

export const isCoChair = ({ actor }: Context) => actor.kind === "person" && actor.roles.includes("co-chair");
export const idsOf = (subject: Subject) => ({ [subject.of]: subject.id, box: subject.box.id });
