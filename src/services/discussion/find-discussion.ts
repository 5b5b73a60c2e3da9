import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { shareBox } from "#db/queries/box.ts";
import { type Discussion, discussionById, discussionNumbered } from "#db/queries/discussion.ts";
import { discussionsLike } from "#db/queries/discussion-list.ts";
import { howToBegin } from "../help/how-to-begin.ts";
import { visibleTo } from "../room/who-sees.ts";
import { type Move, mustBePossible } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The discussion of that number, as far as this person may see it. Throws a Problem that names discussions there are. */
export async function findDiscussion(ctx: Context, number: number): Promise<Discussion> {
  const discussion = await discussionNumbered(ctx.db, ctx.activity.id, number);
  const visible = visibleTo(ctx.actor);
  if (discussion && visible.includes(discussion.visibility)) return discussion;
  const others = await discussionsLike(ctx.db, { activityId: ctx.activity.id, visible }, "", SHOWN);
  const named = others.map((one) => `${one.number} (${one.subject})`).join("; ");
  const hint =
    others.length > 0
      ? `Discussions here: ${named}.`
      : visible.includes("members")
        ? `No discussion is on record here yet.${howToBegin(ctx, "discussion open")}`
        : `There is none you can see. Members see most of them: ${ctx.prefix}register takes part.`;
  throw new Problem({ code: "not found", message: `There is no discussion ${number}.`, hint, field: "discussion" });
}

/** The same for somebody who answers in it: nothing is called, ended or concluded meanwhile. */
export async function findToAnswer(ctx: Context, number: number): Promise<Discussion> {
  return await lockToAnswer(ctx, (await findDiscussion(ctx, number)).id);
}

/** The same for somebody who writes in its thread, and so sees it. */
export async function lockToAnswer(ctx: Context, id: number): Promise<Discussion> {
  const found = await again(ctx, { id });
  await shareBox(ctx.db, found.box.id);
  const { call } = await again(ctx, found);
  if (call) await shareBox(ctx.db, call.box.id);
  return await again(ctx, found);
}

/** As it is now, its boxes locked. */
export async function again(ctx: Context, { id }: Pick<Discussion, "id">): Promise<Discussion> {
  const found = await discussionById(ctx.db, id);
  if (!found) throw new Error(`discussion ${id} is gone`);
  return found;
}

/** For a form about one: it is there, and the move possible now. */
export const discussionTo =
  (move: Move): Reads<number> =>
  async (ctx, number) =>
    mustBePossible(ctx, await findDiscussion(ctx, number), move);

export async function completeDiscussions(ctx: Context, typed: string): Promise<Option[]> {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const found = await discussionsLike(ctx.db, of, typed.trim(), COMPLETED);
  return found.map(({ number, subject }) => ({ label: `${number}: ${subject}`, value: String(number) }));
}
