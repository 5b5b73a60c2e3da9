import type { Reads } from "#core/contract/command.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { onPlatform } from "#core/views/platforms.ts";
import type { WrittenComment } from "#db/queries/comment.ts";
import { type Discussion, discussionNumbered } from "#db/queries/discussion.ts";
import { personsOf } from "#db/queries/forget.ts";
import { commentsToChange, hasCommentsToChange, lockComment, type NumberedComment } from "#db/queries/own-comment.ts";
import { visibleTo } from "../room/who-sees.ts";
import { findDiscussion, lockToAnswer } from "./find-discussion.ts";
import { copyToThreads } from "./threads.ts";

const COMPLETED = 25;

export type NamedComment = { discussion: number; comment: number };

/** A comment of the asker's own, whatever else they may see by now. Throws a Problem for another one, and for one that is changed where it was written. */
export async function lockOwnComment(ctx: PersonContext, input: NamedComment, to: "edit" | "delete") {
  const named = await discussionNumbered(ctx.db, ctx.activity.id, input.discussion);
  const discussion = named && (await lockToAnswer(ctx, named.id));
  const found = discussion && (await lockComment(ctx.db, { discussionId: discussion.id, number: input.comment }));
  const own = found && (await personsOf(ctx.db, ctx.actor.person)).includes(found.saidBy);
  if (!discussion || !found || !own) throw await notOwn(ctx, input, found);
  const { heardIn, number } = found;
  if (found.deletedAt !== null) throw alreadyDeleted(ctx, input);
  if (heardIn !== null) throw writtenElsewhere(number, heardIn, to);
  return { discussion, comment: found };
}

async function notOwn(ctx: PersonContext, input: NamedComment, found: NumberedComment | undefined): Promise<Problem> {
  const { number } = await findDiscussion(ctx, input.discussion);
  const show = `${ctx.prefix}discussion show discussion:${number}`;
  const seen = found && (found.visibility === null || visibleTo(ctx.actor).includes(found.visibility));
  if (!seen)
    return new Problem({
      code: "not found",
      message: `There is no comment ${input.comment} in discussion ${number}.`,
      hint: `${show} lists them with their numbers.`,
      field: "comment",
    });
  return new Problem({
    code: "forbidden",
    message: `Comment ${found.number} of discussion ${number} is by ${found.author}.`,
    hint: `Only its author can change or delete it. ${show} shows which are yours.`,
    field: "comment",
  });
}

const alreadyDeleted = ({ prefix }: PersonContext, { discussion, comment }: NamedComment) =>
  new Problem({
    code: "conflict",
    message: `Comment ${comment} of discussion ${discussion} is deleted already.`,
    hint: `${prefix}discussion comment discussion:${discussion} makes a new one, while comments are taken.`,
    field: "comment",
  });

type HeardIn = NonNullable<NumberedComment["heardIn"]>;

function writtenElsewhere(number: number, { name, channel, platform }: HeardIn, to: "edit" | "delete"): Problem {
  const where = `in the thread in ${name ?? channel}, ${onPlatform(platform)}`;
  return new Problem({
    code: "conflict",
    message: `You wrote comment ${number} ${where}.`,
    hint: `Please ${to} your message there: the record and the other rooms follow.`,
    field: "comment",
  });
}

type Change = { comment: WrittenComment; what: "comment edited" | "comment deleted" };

/** In every room and on the card, as it is now. */
export async function showChange(ctx: Context, { id, number }: Discussion, { comment, what }: Change): Promise<void> {
  await copyToThreads(ctx.db, { ...comment, activityId: ctx.activity.id, discussionId: id });
  const show = { command: "discussion show", args: { discussion: String(number) } };
  await ctx.record({
    what,
    ids: { discussion: id, comment: comment.id },
    show,
    refresh: { of: "discussion", ofId: id },
  });
}

/** Nobody is shown the way to change what they have not said. */
export const hasSaidSomething = async ({ db, activity, actor }: PersonContext): Promise<boolean> =>
  await hasCommentsToChange(db, activity.id, await personsOf(db, actor.person));

type Args = Record<string, unknown>;

async function ownComments(ctx: Context, args: Args) {
  const number = args.discussion;
  if (typeof number !== "number" || ctx.actor.kind !== "person") return [];
  const discussion = await discussionNumbered(ctx.db, ctx.activity.id, number);
  if (!discussion) return [];
  return await commentsToChange(ctx.db, discussion.id, await personsOf(ctx.db, ctx.actor.person), COMPLETED);
}

/** For a form about a comment: the discussion is there for them, or they have said something in it. */
export const discussionSpokenIn: Reads<number> = async (ctx, discussion) => {
  if ((await ownComments(ctx, { discussion })).length === 0) await findDiscussion(ctx, discussion);
};

export async function completeOwnComments(ctx: Context, typed: string, args: Args): Promise<Option[]> {
  const options = (await ownComments(ctx, args)).map(({ number, text }) => ({
    label: `${number}: ${text}`,
    value: String(number),
  }));
  return options.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
}

/** What the form to edit it begins with. */
export async function commentToEdit(ctx: Context, args: Args): Promise<Record<string, string>> {
  const found = (await ownComments(ctx, args)).find(({ number }) => number === args.comment);
  return found ? { text: found.text } : {};
}
