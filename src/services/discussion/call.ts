import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addBox, closeBox, lockBox } from "#db/queries/box.ts";
import { addCall, type Call, type Discussion } from "#db/queries/discussion.ts";
import { lockReviewedIn } from "#db/queries/statement.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { isAgreed } from "../consensus/agreement.ts";
import { openConsensus, readConsensusEnd } from "../consensus/open.ts";
import { readConsensus } from "../consensus/read.ts";
import { callOffConsensus } from "../consensus/settle.ts";
import { tellRooms } from "../consensus/tell.ts";
import { writeSeats } from "../poll/give-seats.ts";
import { quoteAnew } from "../statement/quote-anew.ts";
import { shownEnd } from "../time/shown-end.ts";
import { again, findDiscussion } from "./find-discussion.ts";
import { scheduleDiscussion } from "./schedule.ts";
import { mustBePossible, phaseOf } from "./state.ts";
import { subjectOf } from "./subject.ts";
import { tellObjectors } from "./tell-objectors.ts";
import { listenAgain } from "./unheard.ts";

export type CallForConsensus = {
  discussion: number;
  proposal: string;
  closes?: string | undefined;
  /** So many seats must answer, in the place of the charter's. */
  quorum?: number | undefined;
};

/** Puts a proposal to the silence procedure: a box of its own, with a seat for each who counts now. It ends the comment period, and takes the place of a call that was not agreed. */
export async function callForConsensus(ctx: PersonContext, input: CallForConsensus) {
  const { activity, now } = ctx;
  const found = await findDiscussion(ctx, input.discussion);
  const reviewed = await lockReviewedIn(ctx.db, found.id);
  await lockBox(ctx.db, found.box.id);
  const discussion = await again(ctx, found);
  mustBePossible(ctx, discussion, "call");
  const { id, visibility } = discussion;
  await quoteAnew(ctx, reviewed);
  const endsAt = readConsensusEnd(ctx, input.closes);
  const cutShort = phaseOf(discussion, now) === "comments" ? shownEnd(discussion.box.endsAt, activity.zone) : undefined;
  const replaced = await endWhatWas(ctx, discussion);
  const { per } = discussion.box;
  const quorum = input.quorum ?? activity.charter.rules.consensus.quorum ?? null;
  const boxId = await addBox(ctx.db, { activityId: activity.id, kind: "approve", per, now, endsAt, quorum });
  const seats = await writeSeats(ctx, { boxId, per, visibility }, undefined);
  if (seats === 0) throw nobody(ctx);
  await openConsensus(ctx, { boxId });
  const number = await nextNumber(ctx.db, activity.id, `call in discussion ${id}`);
  const made = { activityId: activity.id, discussionId: id, number, boxId, proposal: input.proposal };
  const callId = await addCall(ctx.db, { ...made, calledBy: ctx.actor.person });
  const show = { command: "discussion show", args: { discussion: String(discussion.number) } };
  await ctx.record({ what: "consensus called", ids: { discussion: id, call: callId, box: boxId }, show });
  await scheduleDiscussion(ctx, { id, number: discussion.number, endsAt });
  await appendRefresh(ctx.db, { activityId: activity.id, of: "discussion", ofId: id });
  await listenAgain(ctx, id);
  const called = await again(ctx, discussion);
  const objected = called.call ? await tellObjectors(ctx, called, called.call) : [];
  if (called.call) await tellRooms(ctx, subjectOf(called, called.call), "call");
  const { number: of } = discussion;
  const asked = { number: of, proposal: input.proposal, per, visibility, seats, quorum, replaced, cutShort, objected };
  return { activity: activity.slug, ...asked, ...shownEnd(endsAt, activity.zone) };
}

/** The comment period, or a call that was not agreed; returns its number. */
async function endWhatWas(ctx: PersonContext, discussion: Discussion): Promise<number | undefined> {
  const { box, call } = discussion;
  if (box.closedAt === null) await closeBox(ctx.db, box.id, ctx.now, null);
  if (!call) return undefined;
  await mustStandAgainst(ctx, discussion, call);
  await callOffConsensus(ctx, subjectOf(discussion, call), ctx.actor.person);
  return call.number;
}

/** A proposal that nothing stands against any more is agreed, not replaced. */
async function mustStandAgainst(ctx: PersonContext, discussion: Discussion, call: Call): Promise<void> {
  const subject = { ...subjectOf(discussion, call), box: await lockBox(ctx.db, call.box.id) };
  const { against } = await readConsensus(ctx, subject);
  if (!isAgreed(against)) return;
  const { number } = discussion;
  throw new Problem({
    code: "conflict",
    message: `Nothing stands against the proposal of discussion ${number} any more, so it is not replaced.`,
    hint: `${ctx.prefix}discussion conclude discussion:${number} concludes it as agreed.`,
    field: "discussion",
  });
}

const nobody = ({ prefix }: PersonContext) =>
  new Problem({
    code: "conflict",
    message: "Nobody could answer this call, because no member who counts is confirmed yet.",
    hint: `Confirm members first: ${prefix}member list shows them, ${prefix}member confirm confirms one.`,
  });
