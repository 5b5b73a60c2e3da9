import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Purpose } from "#db/queries/statement.ts";
import { statementById, statementNumbered } from "#db/queries/statement.ts";
import { statementsCalled } from "#db/queries/statement-list.ts";
import { readReferences } from "../document/read-references.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { maySee, seenBy } from "./who-sees.ts";

const wrong = (field: string, message: string, hint: string) => new Problem({ code: "invalid", message, hint, field });

export function readTitle({ activity }: Context, title: string): string {
  const { titleChars } = activity.charter.rules.statement;
  if (title.length <= titleChars) return title;
  const message = `The title has ${title.length} characters; ${activity.charter.acronym} allows ${titleChars}.`;
  throw wrong("title", message, "Please shorten it.");
}

export function readAbstract({ activity }: Context, abstract: string | undefined): string | null {
  if (abstract === undefined) return null;
  const words = abstract.split(/\s+/).filter((word) => word !== "").length;
  const { abstractWords } = activity.charter.rules.statement;
  if (words <= abstractWords) return abstract;
  const message = `The abstract has ${words} words; ${activity.charter.acronym} allows ${abstractWords}.`;
  throw wrong("abstract", message, "Please shorten it; the text itself may be longer.");
}

/** `over`: an incoming one may have a deadline that has come already. */
type Asked = { purpose: Purpose; deadline: string | undefined; over?: true };

/** Whoever asks for an answer says by when. */
export function readEnd(ctx: Context, { purpose, deadline, over }: Asked): Temporal.Instant | null {
  const { now, activity } = ctx;
  if (deadline !== undefined) {
    const options = { now, zone: activity.zone, field: "deadline", ...(over ? { over } : {}) };
    return readDeadline(deadline, options).endsAt;
  }
  if (purpose === "information") return null;
  throw needsDeadline(purpose);
}

export const needsDeadline = (purpose: Purpose) =>
  wrong(
    "deadline",
    `A statement for ${purpose} needs a deadline.`,
    "Say by when the answer is wanted, such as deadline:2025-10-31; one for information needs none.",
  );

/** Of one that goes out, documents that are named are ours; of one that came in, the sender's. */
export async function readAttachments(ctx: PersonContext, link: string | undefined, direction: "in" | "out") {
  return link === undefined ? null : await readReferences(ctx, link, { field: "link", own: direction === "out" });
}

/** What it answers: a number or an identifier of the record, else the words as they are. */
export async function readAnswers(ctx: Context, answers: string | undefined, own?: number) {
  if (answers === undefined) return { inReplyTo: null, answersWords: null };
  const typed = /^#?(\d{1,9})$/.exec(answers)?.[1];
  const found = typed === undefined ? await called(ctx, answers) : await numbered(ctx, Number(typed));
  if (found === undefined) return { inReplyTo: null, answersWords: answers };
  if (found === own) throw wrong("answers", "A statement cannot answer itself.", "Name the one that it answers.");
  if (own !== undefined) await mustComeBefore(ctx, found, own);
  return { inReplyTo: found, answersWords: null };
}

/** What answers it, also by way of others, came after it. */
async function mustComeBefore({ db }: Context, found: number, own: number): Promise<void> {
  const first = await statementById(db, found);
  const met = new Set<number>();
  for (let one = first; one && one.inReplyTo !== null; one = await statementById(db, one.inReplyTo)) {
    if (met.has(one.id)) return;
    met.add(one.id);
    if (one.inReplyTo !== own) continue;
    const message = `Statement ${first?.number} came after this one: it answers it${one.id === found ? "" : ", by way of others"}.`;
    throw wrong("answers", message, "Name the one that it answers.");
  }
}

async function numbered(ctx: Context, number: number): Promise<number> {
  const found = await statementNumbered(ctx.db, ctx.activity.id, number);
  if (found && (await maySee(ctx, found, seenBy(ctx)))) return found.id;
  const hint = `${ctx.prefix}statement list shows them; an identifier such as SG13-LS136 may be one that is not on record.`;
  throw wrong("answers", `There is no statement ${number}.`, hint);
}

async function called(ctx: Context, identifier: string): Promise<number | undefined> {
  const found = (await statementsCalled(ctx.db, seenBy(ctx), identifier)).filter((one) => one.state !== "withdrawn");
  if (found.length < 2) return found[0]?.id;
  const numbers = found.map((one) => `${one.number} (from ${one.sender})`).join("; ");
  throw wrong(
    "answers",
    `${identifier} is the identifier of several statements.`,
    `Say which by its number: ${numbers}.`,
  );
}
