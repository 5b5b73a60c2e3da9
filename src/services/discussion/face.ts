import type { Reader, Reading } from "#core/contract/card.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { DiscussionFace } from "#core/views/discussion.ts";
import { newestComment } from "#db/queries/comment.ts";
import { liveObjectionOf } from "#db/queries/consensus.ts";
import { type Discussion, discussionById, wasOpenedIn } from "#db/queries/discussion.ts";
import { newestSummary } from "#db/queries/discussion-summary.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { standingOf } from "#db/queries/standing.ts";
import { statementReviewedIn } from "#db/queries/statement.ts";
import { changedInReviewAt } from "#db/queries/statement-history.ts";
import { hasThreadIn } from "#db/queries/thread.ts";
import { positionNumbered } from "../consensus/positions.ts";
import { readConsensus } from "../consensus/read.ts";
import { mayBeSeenIn, visibleIn, visibleTo } from "../room/who-sees.ts";
import { answersFor } from "../seat/answers-for.ts";
import { shownEnd } from "../time/shown-end.ts";
import { saidBefore } from "./before-call.ts";
import { positionsIn } from "./positions.ts";
import { recordOf } from "./record-of.ts";
import { phaseOf } from "./state.ts";
import { commentPeriodOf, subjectOf } from "./subject.ts";

/** The one place that decides what a room or a person may see of a discussion. Undefined: nothing at all. */
export async function readDiscussion(ctx: Reading, id: number, reader: Reader): Promise<DiscussionFace | undefined> {
  const discussion = await discussionById(ctx.db, id);
  if (!discussion || !(await maySee(ctx, discussion, reader))) return undefined;
  return await faceFor(ctx, discussion, reader);
}

async function maySee(ctx: Reading, { id, visibility, roomsNamed }: Discussion, reader: Reader): Promise<boolean> {
  if ("room" in reader) {
    if (!mayBeSeenIn(visibility, reader.room.visibility)) return false;
    return !roomsNamed || (await wasOpenedIn(ctx.db, id, reader.room.id));
  }
  if (visibility === "everyone") return true;
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person)).includes(visibility);
}

export async function faceFor(ctx: Reading, discussion: Discussion, reader: Reader): Promise<DiscussionFace> {
  const { id, number, subject, question, documents, visibility, call, outcome } = discussion;
  const { slug: activity, zone } = ctx.activity;
  const box = call?.box ?? discussion.box;
  const phase = phaseOf(discussion, ctx.now);
  const [positions, comments, summary, own, coChair, written, review] = await Promise.all([
    positionsIn(ctx, box.id),
    newestComment(ctx.db, { discussionId: id, visible: await seenBy(ctx, reader) }),
    newestSummary(ctx.db, id),
    "person" in reader ? ownPosition(ctx, discussion, reader.person) : undefined,
    isForCoChair(ctx, reader),
    writtenIn(ctx, id, reader),
    reviewIn(ctx, id),
  ]);
  return {
    activity,
    number,
    subject,
    question,
    visibility,
    phase,
    per: box.per,
    ...shownEnd(box.endsAt, zone),
    positions,
    comments,
    coChair,
    written,
    leader: leaderOf(ctx.activity.charter),
    ...(documents === null ? {} : { documents }),
    ...(summary ? { summary } : {}),
    ...(call ? { call: { ...call, view: await readConsensus(ctx, subjectOf(discussion, call)) } } : {}),
    ...(phase === "concluded" ? { record: await recordOf(ctx, discussion) } : {}),
    ...(call && phase !== "concluded" ? { before: await saidBefore(ctx, discussion) } : {}),
    ...(outcome === null ? {} : { outcome }),
    ...(own ? { own } : {}),
    ...(review ? { review } : {}),
  };
}

/** What of its comments this reader may see. */
export async function seenBy(ctx: Reading, reader: Reader): Promise<RoomVisibility[]> {
  if ("room" in reader) return visibleIn(reader.room.visibility);
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person));
}

/** The statement that is reviewed in it, as far as the members have or had that before them. */
async function reviewIn({ db }: Reading, id: number): Promise<DiscussionFace["review"]> {
  const statement = await statementReviewedIn(db, id);
  if (!statement || statement.state === "draft" || statement.state === "withdrawn") return undefined;
  const { number, version, state, reviewedVersion } = statement;
  const changedAt = (await changedInReviewAt(db, statement.id))?.toString();
  const seen = { waits: state === "review", stale: version !== reviewedVersion };
  return { statement: number, version, ...seen, ...(changedAt === undefined ? {} : { changedAt }) };
}

async function writtenIn(ctx: Reading, id: number, reader: Reader): Promise<DiscussionFace["written"]> {
  if (!("room" in reader)) return "threads";
  const { id: roomId, place } = reader.room;
  const heard = ctx.hears?.(place.platform) && (await hasThreadIn(ctx.db, { of: "discussion", ofId: id }, roomId));
  return heard ? "thread" : "button";
}

async function isForCoChair(ctx: Reading, reader: Reader): Promise<boolean> {
  if ("room" in reader) return reader.room.visibility === "co-chairs";
  return (await standingOf(ctx.db, ctx.activity.id, reader.person)).roles.includes("co-chair");
}

/** Undefined for somebody without a seat, and for colleagues who could not answer for their organization. */
export async function ownPosition(ctx: Pick<Reading, "db" | "activity">, discussion: Discussion, person: number) {
  const { call } = discussion;
  const asked = call ? subjectOf(discussion, call) : commentPeriodOf(discussion);
  const holder = answersFor(ctx.activity, asked, { ...(await standingOf(ctx.db, ctx.activity.id, person)), person });
  const seat = holder && (await ballotOf(ctx.db, asked.box.id, holder));
  if (!seat) return undefined;
  const position = positionNumbered(seat.choice?.[0]);
  const objection = (await liveObjectionOf(ctx.db, seat.seatId))?.number;
  return { ...(position ? { position } : {}), ...(objection === undefined ? {} : { objection }) };
}
