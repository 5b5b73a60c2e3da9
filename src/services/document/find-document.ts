import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type Document, documentAnnounced, documentsNumbered, lockDocument } from "#db/queries/document.ts";
import { announcedBy, documentsLike } from "#db/queries/document-list.ts";
import { howToBegin } from "../help/how-to-begin.ts";
import { visibleTo } from "../room/who-sees.ts";
import { findRevision } from "./find-revision.ts";
import { withoutRevision } from "./said-revision.ts";
import { nameOf } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;
const ANNOUNCEMENT = /^announcement\s*#?(\d{1,9})$/i;

/** What was said of a document: its number, perhaps short, and the revision, where one is named. */
export type Said = { document: Document; revision: number | undefined };

/** The document that is meant, as far as this person may see it. Throws a Problem that names documents there are. */
export async function findDocument(ctx: Context, said: string): Promise<Said> {
  const wanted = said.normalize("NFKC").trim();
  const announced = ANNOUNCEMENT.exec(wanted)?.[1];
  if (announced !== undefined) return { document: await findAnnouncement(ctx, Number(announced)), revision: undefined };
  const short = withoutRevision(wanted, ctx.activity.charter.numbering);
  for (const find of [numbered, byTitle]) {
    const whole = await find(ctx, wanted);
    if (whole) return { document: whole, revision: undefined };
    const document = short && (await find(ctx, short.named));
    if (!document) continue;
    await findRevision(ctx, document, short.revision);
    return { document, revision: short.revision };
  }
  throw await notThere(ctx, said);
}

const numbered = async (ctx: Context, named: string) => one(await fitting(ctx, named), named);

/** The same, alone with it until the call ends. */
export async function lockFound(ctx: Context, said: string): Promise<Document> {
  return await lockDocument(ctx.db, (await findDocument(ctx, said)).document.id);
}

export async function findAnnouncement(ctx: Context, number: number): Promise<Document> {
  const found = await documentAnnounced(ctx.db, ctx.activity.id, number);
  if (found && visibleTo(ctx.actor).includes(found.visibility)) return found;
  const hint = `${ctx.prefix}document list state:announced shows those there are.`;
  throw new Problem({ code: "not found", message: `There is no announcement ${number}.`, hint, field: "announcement" });
}

/** By each number in the words, in any series: few rows, of which the words choose. */
async function fitting(ctx: Context, named: string): Promise<Document[]> {
  const numbers = [...new Set((named.match(/\d{1,9}/g) ?? []).map(Number))].filter((number) => number > 0).slice(0, 4);
  if (numbers.length === 0) return [];
  const visible = visibleTo(ctx.actor);
  const found = await documentsNumbered(ctx.db, ctx.activity.id, numbers);
  const wanted = plain(named);
  return found.filter(
    ({ label, number, visibility }) =>
      visible.includes(visibility) &&
      (/^\d+$/.test(wanted) ? number === Number(wanted) : plain(label ?? "").endsWith(wanted)),
  );
}

/** The newest of those with the same number, for a series that starts again; else there is a choice to make. */
function one(found: Document[], named: string): Document | undefined {
  const labels = [...new Set(found.map(({ label }) => label))];
  if (labels.length < 2) return found[0];
  throw new Problem({
    code: "invalid",
    message: `"${named}" may be several documents.`,
    hint: `Write the whole number: ${labels.join(", ")}.`,
    field: "document",
  });
}

async function byTitle(ctx: Context, words: string): Promise<Document | undefined> {
  const found = await documentsLike(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) }, words, 2);
  return found.length === 1 ? found[0] : undefined;
}

/** Without padding, and without signs but between two numbers: "JCA-MV-I-001" is "jcamvi1". */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .replaceAll(/(?<!\d)0+(?=\d)/g, "")
    .replaceAll(/(?<!\d) | (?!\d)/g, "");

async function notThere(ctx: Context, said: string): Promise<Problem> {
  const newest = await documentsLike(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) }, "", SHOWN);
  const named = newest.map((found) => `${nameOf(found)} (${found.title})`).join("; ");
  const hint =
    newest.length > 0
      ? `Documents here: ${named}.`
      : `There is no document you can see.${howToBegin(ctx, "document submit")}`;
  const message = `There is no document "${said.slice(0, 80)}".`;
  return new Problem({ code: "not found", message, hint, field: "document" });
}

export async function completeDocuments(ctx: Context, typed: string): Promise<Option[]> {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const found = await documentsLike(ctx.db, of, typed.trim(), COMPLETED);
  return found.map((document) => ({ label: `${nameOf(document)}: ${document.title}`, value: nameOf(document) }));
}

/** Those that have a number. */
export async function completeSubmitted(ctx: Context, typed: string): Promise<Option[]> {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), state: "submitted" as const };
  const found = await documentsLike(ctx.db, of, typed.trim(), COMPLETED);
  return found.map((document) => ({ label: `${nameOf(document)}: ${document.title}`, value: nameOf(document) }));
}

/** One's own that are not handed in. */
export async function completeAnnouncements(ctx: Context, typed: string): Promise<Option[]> {
  if (ctx.actor.kind !== "person") return [];
  const mine = await announcedBy(ctx.db, { activityId: ctx.activity.id, person: ctx.actor.person });
  const wanted = typed.trim().toLowerCase();
  return mine
    .filter(({ title, announcement }) => `${announcement} ${title.toLowerCase()}`.includes(wanted))
    .slice(0, COMPLETED)
    .map(({ title, announcement }) => ({ label: `${announcement}: ${title}`, value: String(announcement) }));
}

/** Whoever looks after it, and officers. */
export const mayChange = ({ actor }: PersonContext, { authorId }: Document): boolean =>
  authorId === actor.person || actor.roles.length > 0;
