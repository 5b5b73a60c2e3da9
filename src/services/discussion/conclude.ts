import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { closeBox, lockBox } from "#db/queries/box.ts";
import { type Call, concludeDiscussion, type Discussion, discussionNumbered } from "#db/queries/discussion.ts";
import { matterOfDiscussion } from "#db/queries/matter.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { isAgreed } from "../consensus/agreement.ts";
import { type Phase as CallPhase, closesOtherwise } from "../consensus/procedure.ts";
import { readConsensus } from "../consensus/read.ts";
import { endMoot, endNow, wouldEndForGood } from "../consensus/settle.ts";
import { shownEnd } from "../time/shown-end.ts";
import { again, findDiscussion } from "./find-discussion.ts";
import { recordOf } from "./record-of.ts";
import { scheduleDiscussion } from "./schedule.ts";
import { mustBePossible, type Phase, phaseOf } from "./state.ts";
import { subjectOf } from "./subject.ts";
import { tellRoomsOf } from "./tell.ts";

/** `as`: how a button said that the call would be settled. */
type Concluding = { discussion: number; outcome?: string | undefined; as?: string | undefined };

/** What is asked before a call that waits ends without agreement: neither an outcome nor a button says that this is meant. */
export async function concludeAsked(ctx: PersonContext, { discussion: number, outcome, as }: Concluding) {
  if (outcome !== undefined || as !== undefined) return undefined;
  const discussion = await findDiscussion(ctx, number);
  const waits = discussion.call && phaseOf(discussion, ctx.now) === "waiting";
  return discussion.call && waits ? await wouldEndForGood(ctx, subjectOf(discussion, discussion.call)) : undefined;
}

/** Ends it for good: agreed, not agreed, or without a call. The record says who was asked, who answered and how each objection was met. */
export async function concludeNow(ctx: PersonContext, input: Concluding) {
  const found = await findDiscussion(ctx, input.discussion);
  await lockBox(ctx.db, found.box.id);
  const discussion = await again(ctx, found);
  const phase = mustBePossible(ctx, discussion, "conclude");
  const { number, call } = discussion;
  const outcome = input.outcome?.trim() || undefined;
  if (!call && outcome === undefined) throw needsOutcome(ctx, number);
  const ended = call && (await endCall(ctx, discussion, { call, phase, as: input.as }));
  const said = { activity: ctx.activity.slug, number, ended };
  if (ended === "waiting")
    return { ...said, concluded: false, record: await recordOf(ctx, await again(ctx, discussion)) };
  await settle(ctx, discussion, outcome ?? null);
  return { ...said, concluded: true, outcome, record: await recordOf(ctx, await again(ctx, discussion)) };
}

/** What it was about is no more: a call that is not settled ends with it. */
export async function concludeMoot(ctx: PersonContext, id: number, outcome: string): Promise<void> {
  await lockBox(ctx.db, (await again(ctx, { id })).box.id);
  const discussion = await again(ctx, { id });
  if (discussion.concludedAt !== null) return;
  const { call } = discussion;
  if (call) await endMoot(ctx, subjectOf(discussion, call));
  await settle(ctx, discussion, outcome);
}

async function settle(ctx: PersonContext, { id, number, box }: Discussion, outcome: string | null): Promise<void> {
  if (box.closedAt === null) await closeBox(ctx.db, box.id, ctx.now, null);
  await concludeDiscussion(ctx.db, id, { at: ctx.now, by: ctx.actor.person, outcome });
  const matter = await matterOfDiscussion(ctx.db, id);
  if (matter !== undefined) await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "matter", ofId: matter });
  const show = { command: "discussion show", args: { discussion: String(number) } };
  await ctx.record({ what: "discussion concluded", ids: { discussion: id }, show });
  await scheduleDiscussion(ctx, { id, number });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "discussion", ofId: id });
  await tellRoomsOf(ctx, id, "concluded");
}

type Ending = { call: Call; phase: Phase; as?: string | undefined };

async function endCall(ctx: PersonContext, discussion: Discussion, { call, phase, as }: Ending): Promise<CallPhase> {
  const subject = subjectOf(discussion, call);
  if (phase === "agreed") {
    if (as !== undefined && as !== "agreed") throw closesOtherwise(ctx, subject, true);
    return "agreed";
  }
  if (phase === "call") await mustBeUnanimous(ctx, discussion, { call, phase });
  return await endNow(ctx, subject, as);
}

/** Silence counts at the end alone: before it everybody must have answered. */
async function mustBeUnanimous(ctx: PersonContext, discussion: Discussion, { call }: Ending): Promise<void> {
  const box = await lockBox(ctx.db, call.box.id);
  const { seats, answered, against } = await readConsensus(ctx, { ...subjectOf(discussion, call), box });
  if (seats === answered && isAgreed(against)) return;
  const { number } = discussion;
  const { endsInWords } = shownEnd(box.endsAt, ctx.activity.zone);
  const silent = seats - answered;
  const message =
    silent > 0
      ? `The consensus call of discussion ${number} is open until ${endsInWords}, and ${silent} of ${seats} have not answered: silence counts at the end alone.`
      : `The consensus call of discussion ${number} is open until ${endsInWords}, and not every objection is met.`;
  const hint = `It can be concluded then. ${ctx.prefix}discussion show discussion:${number} shows who has answered.`;
  throw new Problem({ code: "conflict", message, hint, field: "discussion" });
}

const needsOutcome = ({ prefix }: PersonContext, number: number) =>
  new Problem({
    code: "invalid",
    message: `Discussion ${number} had no consensus call, so please say what came of it.`,
    hint: `For example: ${prefix}discussion conclude discussion:${number} outcome:"Goes to the agenda of meeting 2."`,
    field: "outcome",
  });

/** What came of it is asked for where no call says it. */
export async function outcomeWanted(ctx: PersonContext, args: Record<string, unknown>): Promise<string[]> {
  const number = args.discussion;
  const found = typeof number === "number" ? await discussionNumbered(ctx.db, ctx.activity.id, number) : undefined;
  return found && !found.call ? ["outcome"] : [];
}
