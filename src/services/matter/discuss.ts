import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeMatter, type Matter } from "#db/queries/matter.ts";
import { openDiscussion } from "../discussion/open.ts";
import { lockFound } from "./find-matter.ts";
import { isDiscussed, move } from "./state.ts";

type DiscussMatter = {
  matter: number;
  question?: string | undefined;
  closes?: string | undefined;
  rooms?: string | undefined;
};

const SUBJECT_CHARS = 250;

/** Opens a discussion of its own for the matter, for those who see the matter. */
export async function discussMatter(ctx: PersonContext, input: DiscussMatter) {
  const matter = await lockFound(ctx, input.matter);
  move(ctx, matter, "discuss");
  if (matter.discussion && isDiscussed(matter)) throw already(ctx, matter, matter.discussion.number);
  const subject = `Matter ${matter.number}: ${matter.title}`;
  const { closes, rooms, question = questionOf(matter) } = input;
  const asked = { subject: subject.length > SUBJECT_CHARS ? `Matter ${matter.number}` : subject, question };
  const opened = await openDiscussion(ctx, { ...asked, closes, rooms, for: matter.visibility });
  await changeMatter(ctx.db, matter.id, { discussionId: opened.id });
  const show = { command: "matter show", args: { matter: String(matter.number) } };
  const ids = { matter: matter.id, discussion: opened.id };
  await ctx.record({ what: "matter put up for discussion", ids, show, refresh: { of: "matter", ofId: matter.id } });
  return { activity: ctx.activity.slug, ...opened, matter: matter.number };
}

function questionOf({ bodies, deliverables, description }: Matter): string {
  const which = deliverables === null ? "" : ` (${deliverables})`;
  const text = description === null ? "" : `\n\n${description}`;
  return `What should be done about this matter, which concerns ${bodies}${which}?${text}`;
}

const already = ({ prefix }: PersonContext, { number }: Matter, discussion: number) =>
  new Problem({
    code: "conflict",
    message: `Matter ${number} has a discussion already: discussion ${discussion}.`,
    hint: `${prefix}discussion show discussion:${discussion} shows it.`,
    field: "matter",
  });
