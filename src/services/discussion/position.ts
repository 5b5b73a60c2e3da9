import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { putComment } from "#db/queries/consensus.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPost } from "#db/queries/work.ts";
import { type Position, positionNumbered } from "../consensus/positions.ts";
import { putPosition, takePosition } from "../consensus/take-position.ts";
import { type Seated, seatOf } from "../seat/seat-of.ts";
import { findToAnswer } from "./find-discussion.ts";
import { mustBePossible } from "./state.ts";
import { commentPeriodOf, subjectOf } from "./subject.ts";

/** What somebody says beside a position: why they object, or what they add to their support. */
type Said = { reason?: string | undefined; comment?: string | undefined };
export type Stance = Said & { discussion: number; position: Position | "support-with-comment" };

/** The position of this person's seat, in the comment period or in the call that is open; a later one takes its place. */
export async function takePositionInDiscussion(ctx: PersonContext, input: Stance) {
  const discussion = await findToAnswer(ctx, input.discussion);
  mustBePossible(ctx, discussion, "position");
  const { call, number } = discussion;
  const stance = stanceOf(ctx, discussion, input);
  const seated = await seatOf(ctx, call ? subjectOf(discussion, call) : commentPeriodOf(discussion));
  const taken = call
    ? await takePosition(ctx, subjectOf(discussion, call), seated, stance)
    : await sayWhereOneStands(ctx, discussion, { seated, stance });
  if (taken.before !== undefined) await tellColleague(ctx, discussion, { seated, castBefore: taken.castBefore });
  const organization = "organizationId" in seated.holder ? seated.holder.organization : undefined;
  const { position, comment } = stance;
  const inCall = call !== undefined;
  return {
    activity: ctx.activity.slug,
    number,
    inCall,
    organization,
    position,
    withComment: comment !== undefined,
    ...taken,
  };
}

type Clear = Said & { position: Position };

/** Each text goes with the position that has it. Throws a Problem for one that is missing, or that would be lost. */
function stanceOf({ prefix }: PersonContext, { number }: Discussion, input: Stance): Clear {
  const reason = input.reason?.trim() || undefined;
  const comment = input.comment?.trim() || undefined;
  const position = input.position === "support-with-comment" ? "support" : input.position;
  const record = `${prefix}discussion comment discussion:${number} records what you say beside it.`;
  if (position === "object") {
    if (comment !== undefined) throw wrong("An objection has a reason, and no comment.", record, "comment");
    if (reason === undefined) {
      const hint = `For example: ${prefix}discussion object discussion:${number} reason:"Duty 3 is missing."`;
      throw wrong("An objection needs a reason, so that it can be answered.", hint, "reason");
    }
    return { position, reason };
  }
  if (reason !== undefined) throw wrong("Only an objection has a reason.", record, "reason");
  if (position === "abstain" && comment !== undefined) throw wrong("Only support takes a comment.", record, "comment");
  if (input.position === "support-with-comment" && comment === undefined)
    throw wrong("Please say what your comment is.", `To support without one: position:support.`, "comment");
  return comment === undefined ? { position } : { position, comment };
}

const wrong = (message: string, hint: string, field: string) => new Problem({ code: "invalid", message, hint, field });

type Saying = { seated: Seated; stance: Clear };

/** In the comment period: nothing is decided by it, and no objection is numbered. */
async function sayWhereOneStands(ctx: PersonContext, discussion: Discussion, { seated, stance }: Saying) {
  const { seat } = seated;
  const { id, number, box } = discussion;
  const { before: choice, castBefore } = await putPosition(ctx, discussion, seat.id, stance.position);
  const before = positionNumbered(choice?.[0]);
  const text = stance.reason ?? stance.comment;
  const said = { activityId: ctx.activity.id, boxId: box.id, seatId: seat.id };
  const kept = text === undefined ? undefined : { ...said, text, saidBy: ctx.actor.person, saidAt: ctx.now };
  await putComment(ctx.db, seat.id, kept);
  const what = before === undefined ? "position taken" : "position changed";
  const show = { command: "discussion show", args: { discussion: String(number) } };
  const ids = { discussion: id, box: box.id, seat: seat.id };
  await ctx.record({ what, ids, show, refresh: { of: "discussion", ofId: id } });
  return { before, castBefore };
}

type Replaced = { seated: Seated; castBefore: number | null };

async function tellColleague(ctx: PersonContext, { id }: Discussion, { seated, castBefore }: Replaced): Promise<void> {
  const { organizationId } = seated.seat;
  if (organizationId === null || castBefore === null || castBefore === ctx.actor.person) return;
  const accountId = (await accountsToReach(ctx.db, [castBefore])).get(castBefore);
  if (accountId === undefined) return;
  const about = { discussion: id, organization: organizationId, person: castBefore };
  const notice = "discussion position replaced";
  await appendPost(ctx.db, { activityId: ctx.activity.id, to: { accountId }, notice, about, runAt: ctx.now });
}
