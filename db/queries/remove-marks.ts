import { and, eq, getTableColumns, inArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { FORMER, WORDS } from "../personal.ts";
import { propertyOf } from "../property.ts";
import { activity } from "../schema/activity.ts";
import { comment } from "../schema/comment.ts";
import { documentRevision } from "../schema/document.ts";
import { setting } from "../schema/life.ts";
import { meeting } from "../schema/meeting.ts";
import { member, organization } from "../schema/member.ts";
import { roadmapEntry, roadmapWord } from "../schema/roadmap.ts";
import { sandboxMessage } from "../schema/sandbox.ts";
import { statementContact } from "../schema/statement-parts.ts";
import { noteRoadmapChange } from "./roadmap-change.ts";

export type Marks = {
  /** What they are called by: replaced in other people's words where it cannot be taken for an ordinary word. */
  names: string[];
  /** What they are called by, others as well: not what an organization is. */
  called: string[];
  emails: string[];
  /** Their accounts on the sandbox's own platform, whose direct messages go. */
  handles: string[];
};

/** Where something was replaced: activities, and comments among it. */
type Touched = { activities: number[]; comments: number[]; roadmaps: Set<number> };

/** An address stays one without spaces. */
const LINKS: readonly PgColumn[] = [documentRevision.link, meeting.link, roadmapEntry.link];
/** No two of an activity are the same, and two people may have been called by. */
const UNLIKE: readonly PgColumn[] = [organization.name, organization.nameKey, roadmapEntry.identityKey];

/** In whatever somebody said, a name or an address of theirs gives way; the direct messages of the sandbox go. */
export async function removeMarks(
  db: Db,
  { names, called, emails, handles }: Marks,
): Promise<Omit<Touched, "roadmaps">> {
  if (handles.length > 0)
    await db
      .delete(sandboxMessage)
      .where(or(and(eq(sandboxMessage.private, true), inArray(sandboxMessage.channel, handles)), saidBy(handles)));
  const full = names.filter(isUnmistakable);
  const marks = [...emails, ...full];
  const touched: Touched = { activities: [], comments: [], roadmaps: new Set() };
  await dropAddresses(db, called.filter(isUnmistakable));
  if (marks.length > 0) {
    await takeBack(db, emails);
    for (const [table, columns] of byTable(WORDS)) await replaceIn(db, { table, columns, marks, touched });
    await unlearn(db, full);
  }
  const shown = { table: sandboxMessage, columns: [sandboxMessage.view] };
  if (names.length > 0) await replaceIn(db, { ...shown, marks: names, touched });
  for (const activityId of [...touched.roadmaps].sort((a, b) => a - b)) await noteRoadmapChange(db, activityId);
  return { activities: [...new Set(touched.activities)], comments: touched.comments };
}

/** What they wrote in the sandbox's rooms, as adapters/web/said.ts keeps it. */
const saidBy = (handles: string[]) =>
  inArray(
    sql`${sandboxMessage.view} #>> '{parts,0,by,0,person}'`,
    handles.map((handle) => `web/${handle}`),
  );

/** A single word could be anybody's name, or no name at all. */
const isUnmistakable = (name: string) => /\S\s+\S/.test(name.trim());

function byTable(columns: readonly PgColumn[]): Map<PgTable, PgColumn[]> {
  const found = new Map<PgTable, PgColumn[]>();
  for (const column of columns) {
    const table = column.table as PgTable;
    found.set(table, [...(found.get(table) ?? []), column]);
  }
  return found;
}

type Replacing = { table: PgTable; columns: PgColumn[]; marks: string[]; touched: Touched };

async function replaceIn(db: Db, { table, columns, marks, touched }: Replacing): Promise<void> {
  const every = getTableColumns(table) as Record<string, PgColumn>;
  const parts = columns.map((column) => ({ column, ...replaced(column, every.id, marks) }));
  const rows = await db
    .update(table)
    .set(Object.fromEntries(parts.map(({ column, value }) => [propertyOf(column), value])))
    .where(or(...parts.map((one) => one.holds)))
    .returning({ activity: every.activityId ?? sql<null>`null`, id: every.id ?? sql<null>`null` });
  for (const { activity, id } of rows as { activity: number | null; id: number | null }[]) {
    if (activity !== null) touched.activities.push(activity);
    if (table === roadmapEntry && activity !== null) touched.roadmaps.add(activity);
    if (table === comment && id !== null) touched.comments.push(id);
  }
}

function replaced(column: PgColumn, id: PgColumn | undefined, marks: string[]): { value: SQL; holds: SQL } {
  const json = column.dataType === "json";
  const text = json ? sql`${column}::text` : sql`${column}`;
  const pattern = patternOf(marks, json);
  const former = LINKS.includes(column) ? FORMER.replaceAll(" ", "-") : FORMER;
  const instead = UNLIKE.includes(column) ? sql`${`${former} `} || ${id}::text` : sql`${former}::text`;
  const value = sql`regexp_replace(${text}, ${pattern}::text, ${instead}, 'gi')`;
  return {
    value: json ? sql`${value}::${sql.raw(column.getSQLType())}` : value,
    holds: sql`${text} ~* ${pattern}::text`,
  };
}

/** Whole words of them, whatever spaces are between; the longest first. A database may know no case but of ASCII. */
function patternOf(marks: string[], json: boolean): string {
  const space = json ? "(?:\\s|\\\\[nrt])+" : "\\s+";
  const one = (mark: string) =>
    mark
      .trim()
      .split(/\s+/)
      .map((word) => (json ? JSON.stringify(word).slice(1, -1) : word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(space);
  const written = marks.flatMap((mark) => [mark, mark.toLowerCase(), mark.toUpperCase()]);
  const everyWay = new Set(written.flatMap((mark) => [mark.normalize("NFC"), mark.normalize("NFD")]));
  const longestFirst = [...everyWay].sort((a, b) => b.length - a.length);
  return `(?<![[:alnum:]])(?:${longestFirst.map(one).join("|")})(?![[:alnum:]])`;
}

/** An address beside what they are called by may be theirs, whichever it is: unless somebody else is known to be reached there. */
async function dropAddresses(db: Db, names: string[]): Promise<void> {
  if (names.length === 0) return;
  const theirs = (called: PgColumn, email: PgColumn) =>
    and(
      sql`lower(${called}) = any(${sql.param(names.map((name) => name.toLowerCase()))}::text[])`,
      sql`not exists (select 1 from ${member} where lower(${member.email}) = lower(${email}))`,
      sql`not exists (select 1 from ${activity} where lower(${activity.charter} #>> '{contact,email}') = lower(${email}))`,
    );
  const contact = statementContact;
  await db.update(contact).set({ email: null }).where(theirs(contact.name, contact.email));
  const { contactName, contactEmail } = roadmapEntry;
  await db.update(roadmapEntry).set({ contactEmail: null }).where(theirs(contactName, contactEmail));
}

/** A setting that is such an address is again as the charter says: it would be none. */
async function takeBack(db: Db, emails: string[]): Promise<void> {
  const theirs = emails.map((email) => email.toLowerCase());
  if (theirs.length > 0)
    await db
      .update(setting)
      .set({ value: null })
      .where(inArray(sql`lower(${setting.value} #>> '{}')`, theirs));
}

/** Deletes from what the roadmap's search corrects typing by each word of a name that stands in no entry as a word of its own. */
async function unlearn(db: Db, names: string[]): Promise<void> {
  const words = names.flatMap((name) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (words.length === 0) return;
  const said = sql`concat_ws(' ', ${roadmapEntry.title}, ${roadmapEntry.topic}, ${roadmapEntry.body}, ${roadmapEntry.bodyGroup})`;
  const has = sql`exists (select 1 from ${roadmapEntry} where ${roadmapEntry.activityId} = ${roadmapWord.activityId}
    and ${said} ~* ('(?<![[:alnum:]])' || ${roadmapWord.word} || '(?![[:alnum:]])'))`;
  await db.delete(roadmapWord).where(and(inArray(roadmapWord.word, words), sql`not ${has}`));
}
