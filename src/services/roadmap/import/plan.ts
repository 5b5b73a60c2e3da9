import { createHash } from "node:crypto";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Entry, type EntryValues, entriesNumbered, entriesWithKeys } from "#db/queries/roadmap.ts";
import { COLUMNS, type Column } from "../columns.ts";
import { NO_CONTACT } from "../contact.ts";
import { keysOf, NOTHING, type Said } from "../entry.ts";
import { readHeadings } from "./read-headings.ts";
import { cellAsTyped, createRowReader, type ReadRow, TITLE_CHARS } from "./read-row.ts";
import { headAt, type Table } from "./read-table.ts";

type Values = Omit<EntryValues, "checkId">;
/** `row`: as a spreadsheet counts, the headings being row 1. */
type Row = { row: number; title: string; body: string };
export type Change = { field: string; before?: string | null; after?: string | null };
export type Fate = Row &
  (
    | { fate: "new"; values: Values; verified: Temporal.Instant | undefined }
    | { fate: "changed"; entry: Entry; what: Change[]; values: Partial<Values>; verified: Temporal.Instant | undefined }
    | { fate: "same"; entry: Entry }
    | { fate: "refused"; why: string }
  );
export type Plan = { fates: Fate[]; passedOver: string[] };

/** What an import would do with each row, as the roadmap is now. Nothing is changed by it. */
export async function planImport(ctx: PersonContext, table: Table, field: string): Promise<Plan> {
  const headings = readHeadings(table, field);
  const read = createRowReader(ctx, headings);
  const rows: (Row & { read: ReadRow | string })[] = [];
  const head = headAt(table);
  for (const [index, cells] of table.entries()) {
    if (index <= head || cells.length === 0) continue;
    const cell = (column: Column) => cells[headings.at.get(column) ?? -1] ?? "";
    rows.push({
      row: index + 1,
      title: inShort(cell("title")),
      body: cell("body"),
      read: await readOrWhy(read, cells),
    });
  }
  const found = await presentOf(
    ctx,
    rows.flatMap(({ read: one }) => (typeof one === "string" ? [] : [one])),
  );
  const first = new Map<string, number>();
  const fates = rows.map(({ read: one, ...row }): Fate => {
    if (typeof one === "string") return { ...row, fate: "refused", why: one };
    return fateOf(row, one, found, first);
  });
  return { fates, passedOver: headings.passedOver };
}

/** One that is too long is refused, and the reason says so. */
const inShort = (title: string) =>
  cellAsTyped(title.length > TITLE_CHARS ? `${title.slice(0, TITLE_CHARS).toWellFormed()}…` : title);

async function readOrWhy(read: (cells: string[]) => Promise<ReadRow>, cells: string[]): Promise<ReadRow | string> {
  try {
    return await read(cells);
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

type Present = { numbered: Map<number, Entry>; keyed: Map<string, Entry> };
const keyOf = ({ bodyKey, identityKey }: { bodyKey: string; identityKey: string }) =>
  JSON.stringify([bodyKey, identityKey]);

async function presentOf({ db, activity }: PersonContext, rows: ReadRow[]): Promise<Present> {
  const numbers = [...new Set(rows.flatMap(({ entry }) => (entry === undefined ? [] : [entry])))];
  const keys = rows.map(({ said }) => keysOf({ ...NOTHING, ...said }));
  const [numbered, keyed] = [
    await entriesNumbered(db, activity.id, numbers),
    await entriesWithKeys(db, activity.id, keys),
  ];
  return {
    numbered: new Map(numbered.map((one) => [one.number, one])),
    keyed: new Map(keyed.map((one) => [keyOf(one), one])),
  };
}

function fateOf(row: Row, read: ReadRow, { numbered, keyed }: Present, first: Map<string, number>): Fate {
  const refused = (why: string): Fate => ({ ...row, fate: "refused", why });
  const same = keyed.get(keyOf(keysOf({ ...NOTHING, ...read.said })));
  const entry = read.entry === undefined ? same : numbered.get(read.entry);
  if (read.entry !== undefined && !entry) return refused(`There is no entry ${read.entry} in the roadmap.`);
  const said: Said = { ...NOTHING, ...entry, ...read.said };
  const keys = keysOf(said);
  const taken = keyed.get(keyOf(keys));
  if (entry && taken && taken.id !== entry.id)
    return refused(`Entry ${taken.number} says the same deliverable already.`);
  const earlier = first.get(keyOf(keys));
  if (earlier !== undefined) return refused(`Row ${earlier} says the same deliverable.`);
  first.set(keyOf(keys), row.row);
  if (!entry) {
    const values = { ...said, ...keys, ...(read.contact ?? NO_CONTACT) };
    return { ...row, fate: "new", values, verified: read.verified };
  }
  return changedOrSame(row, read, entry, keys);
}

const NAMES: Partial<Record<keyof Values, Column>> = {
  bodyGroup: "group",
  deliverable: "number",
  contactId: "contact",
  contactName: "contact",
  contactEmail: "contact",
};

function changedOrSame(
  row: Row,
  { said, contact, verified }: ReadRow,
  entry: Entry,
  keys: ReturnType<typeof keysOf>,
): Fate {
  const fields = Object.entries({ ...said, ...contact }) as [keyof Values & Column, string | number | null][];
  const changed = fields.filter(([field, value]) => entry[field] !== value);
  const later = verified && isLater(verified, entry) ? verified : undefined;
  const what = changesOf(changed, entry);
  if (later) what.push({ field: COLUMNS.verified.head.toLowerCase() });
  if (what.length === 0) return { ...row, fate: "same", entry };
  return { ...row, fate: "changed", entry, what, values: { ...Object.fromEntries(changed), ...keys }, verified: later };
}

/** Of a contact only that it changes: an address is not for everyone who imports. */
function changesOf(changed: [keyof Values & Column, string | number | null][], entry: Entry): Change[] {
  const changes = changed.map(([at, after]): [string, Change] => {
    const field = COLUMNS[NAMES[at] ?? at].head.toLowerCase();
    if (NAMES[at] === "contact") return [field, { field }];
    return [field, { field, before: textOf(entry[at]), after: textOf(after) }];
  });
  return [...new Map(changes).values()];
}
const textOf = (value: string | number | null) => (value === null ? null : String(value));

const isLater = (verified: Temporal.Instant, { since, verified: before }: Entry) =>
  !before || Temporal.Instant.compare(verified, since) > 0;

const SEEN_CHARS = 16;

/** The same as long as every row would have the same fate, and takes the place of the same words. */
export const fingerprintOf = ({ fates }: Plan): string =>
  createHash("sha256")
    .update(JSON.stringify(fates.map(fateSeen)))
    .digest("base64url")
    .slice(0, SEEN_CHARS);

const fateSeen = (one: Fate) => [
  one.fate,
  "entry" in one ? one.entry.id : 0,
  "what" in one ? [one.what, Object.keys(one.values).map((field) => Reflect.get(one.entry, field))] : [],
];
