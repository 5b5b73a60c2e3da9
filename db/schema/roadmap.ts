import { type SQL, sql } from "drizzle-orm";
import { boolean, check, index, jsonb, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { UNSPACED } from "../unspaced.ts";
import { identity, instant, reference, words } from "./columns.ts";
import { person } from "./person.ts";
import { activityOf } from "./references.ts";

/** Entries that were looked at together: from then on their time runs, and together they come due again. */
export const roadmapCheck = pgTable(
  "roadmap_check",
  {
    id: identity(),
    activityId: activityOf(),
    since: instant().notNull(),
    /** Somebody said then that the entries are right; else they only came into the roadmap. */
    verified: boolean().notNull(),
    /** Who said so here; none where a file did. */
    verifiedBy: reference().references(() => person.id),
  },
  (table) => [
    index("roadmap_check_of_activity").on(table.activityId, table.since),
    index("roadmap_check_verified_by").on(table.verifiedBy).where(sql`${table.verifiedBy} is not null`),
    check("roadmap_check_is_by_someone", sql`${table.verifiedBy} is null or ${table.verified}`),
  ],
);

/** Each sign of a script without spaces becomes a word of its own, so that what stands inside a title is found. */
const spaced = (text: SQL) => sql`regexp_replace(${text}, ${sql.raw(`'([${UNSPACED}])'`)}, ' \\1 ', 'g')`;

const SIGN = `[${UNSPACED}]`;
const replaced = (text: SQL, what: string, by: string) =>
  sql`regexp_replace(${text}, ${sql.raw(`'${what}'`)}, ${sql.raw(`'${by}'`)}, 'g')`;
/** From the first sign of each stretch on, every two of them, and nothing else. */
const inTwos = (text: SQL) => replaced(text, `(${SIGN}${SIGN})|.`, "\\1 ");

/** Each two signs that follow upon each other, as one word: first from the first sign on, then from the second. */
function pairs(text: SQL): SQL {
  const joined = replaced(text, `(${SIGN})[\\s\\u3000]+(?=${SIGN})`, "\\1");
  const fromSecond = replaced(joined, `(^|[^${UNSPACED}])${SIGN}`, "\\1 ");
  return sql`array_to_tsvector(array_remove(string_to_array(${inTwos(joined)} || ${inTwos(fromSecond)}, ' '), ''))`;
}

/** A deliverable of some body, published or on its way. */
export const roadmapEntry = pgTable(
  "roadmap_entry",
  {
    id: identity(),
    activityId: activityOf(),
    number: reference().notNull(),
    topic: text(),
    body: text().notNull(),
    /** How the body is compared: lower case, single spaces. */
    bodyKey: text().notNull(),
    bodyGroup: text(),
    /** What its body calls it: "H.430.1". */
    deliverable: text(),
    title: text().notNull(),
    type: text(),
    status: text({ enum: ["planned", "draft", "in-approval", "published", "withdrawn"] }),
    /** Planned or published: a year, a month or a day, as exactly as it is known. */
    date: text(),
    edition: text(),
    link: text(),
    /** Who is asked whether it is still right: a member, or somebody by name and address. */
    contactId: reference().references(() => person.id),
    contactName: text(),
    contactEmail: text(),
    source: text(),
    checkId: reference()
      .notNull()
      .references(() => roadmapCheck.id),
    /** What makes it the same deliverable in another table: its number in its body, or its title. */
    identityKey: text().notNull(),
    /** The number without signs, for whoever types only part of it. */
    deliverableKey: text(),
    words: words().generatedAlwaysAs(
      (): SQL => sql`setweight(to_tsvector('english', ${spaced(sql`${roadmapEntry.title} || ' ' || coalesce(${roadmapEntry.deliverable}, '')`)}), 'A')
        || setweight(to_tsvector('english', ${spaced(sql`coalesce(${roadmapEntry.topic}, '')`)}), 'B')
        || setweight(to_tsvector('english', ${spaced(sql`${roadmapEntry.body} || ' ' || coalesce(${roadmapEntry.bodyGroup}, '') || ' ' || coalesce(${roadmapEntry.type}, '')`)}), 'C')
        || ${pairs(sql`${roadmapEntry.title} || '.' || coalesce(${roadmapEntry.deliverable}, '') || '.' || coalesce(${roadmapEntry.topic}, '') || '.' || ${roadmapEntry.body} || '.' || coalesce(${roadmapEntry.bodyGroup}, '') || '.' || coalesce(${roadmapEntry.type}, '')`)}`,
    ),
  },
  (table) => [
    unique("roadmap_entry_number_is_used_once").on(table.activityId, table.number),
    unique("roadmap_entry_stands_once").on(table.activityId, table.bodyKey, table.identityKey),
    index("roadmap_entry_words").using("gin", table.words),
    index("roadmap_entry_deliverable_parts").using("gin", table.deliverableKey.op("gin_trgm_ops")),
    index("roadmap_entry_of_contact").on(table.contactId).where(sql`${table.contactId} is not null`),
    index("roadmap_entry_of_check").on(table.checkId),
    check(
      "roadmap_entry_status_is_known",
      sql`${table.status} in ('planned', 'draft', 'in-approval', 'published', 'withdrawn')`,
    ),
    check("roadmap_entry_date_is_a_date", sql`${table.date} ~ '^\\d{4}(-\\d\\d(-\\d\\d)?)?$'`),
    check(
      "roadmap_entry_has_one_contact",
      sql`${table.contactId} is null or (${table.contactName} is null and ${table.contactEmail} is null)`,
    ),
  ],
);

/** Words that stand in entries: what somebody has misspelt is looked for among them. */
export const roadmapWord = pgTable("roadmap_word", { activityId: activityOf(), word: text().notNull() }, (table) => [
  primaryKey({ columns: [table.activityId, table.word] }),
  index("roadmap_word_parts").using("gin", table.word.op("gin_trgm_ops")),
]);

/** A table that was read and shown, and waits for whoever sent it to say that it is to be imported; gone once it is, or when another one takes its place. */
export const roadmapImport = pgTable(
  "roadmap_import",
  {
    id: identity(),
    activityId: activityOf(),
    madeBy: reference()
      .notNull()
      .references(() => person.id),
    madeAt: instant().notNull(),
    rows: jsonb().$type<string[][]>().notNull(),
  },
  (table) => [
    index("roadmap_import_of_activity").on(table.activityId),
    index("roadmap_import_made_by").on(table.madeBy),
  ],
);
