import { type SQL, sql } from "drizzle-orm";
import type { TableShape } from "../tables.ts";

/** What stays behind when an activity goes elsewhere, and why. */
export const STAYS: Readonly<Record<string, string>> = {
  installation: "the other one has its own",
  housekeeping_run: "is done for the installation",
  budget: "what was used of a platform's allowance is over in a minute",
  inbound: "a platform repeats an event within the hour, and to this installation",
  draft: "is kept for a day",
  sandbox_message: "the sandbox is a platform, and messages stay on theirs",
  claim_code: "a secret of this installation",
  calendar_feed: "an unguessable address of this installation",
  roadmap_import: "waits for a press by whoever sent it here",
  link: "a code lives for minutes; accounts that were linked are one person by now",
  link_consent: "belongs to a link",
  link_try: "belongs to a link",
};

const FEW = 5;

/** Rows that nobody may see: ballots of open boxes whose results come after closing, and of secret ones that hold so few that they would tell whose they are. */
const WITHHELD: Readonly<Record<string, SQL>> = {
  ballot: sql`exists (select 1 from box where box.id = t.box_id
    and case when box.closed_at is null
      then box.secret or exists (select 1 from poll where poll.box_id = box.id and poll.results = 'after-closing')
      else box.secret and (select count(*) from ballot few where few.box_id = box.id) < ${FEW} end)`,
};

/** Rows of tables that belong to no activity by a column of theirs. */
const OWN: Readonly<Record<string, (slug: string) => SQL>> = {
  parked: (slug) => sql`t.call ->> 'activity' = ${slug}`,
};

const id = sql.identifier;

/** What has no index by its activity is found through what it belongs to, which has one. */
const WITHIN: Readonly<Record<string, { by: string; of: string }>> = {
  agenda_item: { by: "agenda_id", of: "agenda" },
  agenda_revision: { by: "agenda_id", of: "agenda" },
  agenda_revision_item: { by: "revision_id", of: "agenda_revision" },
  attendance: { by: "meeting_id", of: "meeting" },
  ballot: { by: "box_id", of: "box" },
  card_place: { by: "card_id", of: "card" },
  consensus: { by: "box_id", of: "box" },
  liaison_report: { by: "liaison_id", of: "liaison" },
  naming: { by: "nominee_id", of: "nominee" },
  nominee: { by: "nomination_id", of: "nomination" },
  nominee_support: { by: "nominee_id", of: "nominee" },
  hold: { by: "box_id", of: "box" },
  objection: { by: "box_id", of: "box" },
  poll_option: { by: "poll_id", of: "poll" },
  position_comment: { by: "box_id", of: "box" },
  seat: { by: "box_id", of: "box" },
};

/** Of the rows of that table, called t, those of the activity. */
function ofActivity(table: string, activityId: number): SQL {
  const own = sql`t.activity_id = ${activityId}::bigint`;
  const within = WITHIN[table];
  if (!within) return own;
  const { by, of } = within;
  return sql`${own} and t.${id(by)} in (select t.id from ${id(of)} t where ${ofActivity(of, activityId)})`;
}

export type Share = { table: TableShape; where: SQL; withheld: SQL | undefined };
type Of = { activityId: number; slug: string };

const isScoped = (table: TableShape) => table.columns.includes("activity_id");
/** Columns that hold a person, whether or not the database knows. */
const holdsPerson = (column: string) => column === "person_id" || /_by$/.test(column);

/** Which rows of which tables an activity has. Throws for a table that nobody has said anything about. */
export function sharesOf(all: TableShape[], of: Of): Share[] {
  const tables = all.filter((table) => !(table.name in STAYS));
  const scoped = tables.filter(isScoped);
  return tables.map((table) => {
    const where = whereOf(table, { ...of, tables, scoped });
    if (!where) {
      throw new Error(
        `the table ${table.name} belongs to no activity: give it an activity_id, or name it in db/queries/transfer-tables.ts`,
      );
    }
    return { table, where, withheld: WITHHELD[table.name] };
  });
}

function whereOf(table: TableShape, of: Of & { tables: TableShape[]; scoped: TableShape[] }): SQL | undefined {
  if (table.name === "activity") return sql`t.id = ${of.activityId}::bigint`;
  if (isScoped(table)) return ofActivity(table.name, of.activityId);
  const own = OWN[table.name];
  if (own) return own(of.slug);
  if (table.name === "person") return sql`t.id in (select id from people)`;
  const toPerson = table.refersTo.find((one) => one.table === "person");
  if (toPerson) return sql`t.${id(toPerson.column)} in (select id from people)`;
  return namedBy(table, of);
}

/** Rows that a row of the activity names. */
function namedBy(table: TableShape, { activityId, scoped }: Of & { scoped: TableShape[] }): SQL | undefined {
  const names = scoped.flatMap((from) =>
    from.refersTo
      .filter((one) => one.table === table.name)
      .map(({ column, key }) => {
        const rows = sql`select t.${id(column)} from ${id(from.name)} t where ${ofActivity(from.name, activityId)}`;
        return sql`t.${id(key)} in (${rows})`;
      }),
  );
  return names.length === 0 ? undefined : sql.join(names, sql` or `);
}

/** Everybody whom a row of the activity names, and those they became one with. */
export function peopleOf(all: TableShape[], activityId: number): SQL {
  const named = all
    .filter((table) => isScoped(table) && !(table.name in STAYS))
    .flatMap((table) => {
      const known = table.refersTo.filter((one) => one.table === "person").map((one) => one.column);
      const columns = new Set([...known, ...table.numbers.filter(holdsPerson)]);
      return [...columns].map(
        (column) => sql`select t.${id(column)} from ${id(table.name)} t where ${ofActivity(table.name, activityId)}`,
      );
    });
  return sql`with recursive known (id) as (
      select id from person where id in (${sql.join(named, sql` union `)})
      union select other.id from known join person one on one.id = known.id
        join person other on other.id = one.merged_into or other.merged_into = one.id)
    select id from known`;
}

/** A table comes after those it points to. */
export function inOrder(tables: TableShape[]): TableShape[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: TableShape[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter((table) => !table.after.some((name) => left.has(name)));
    if (ready.length === 0) throw new Error(`these tables point to each other: ${[...left.keys()].join(", ")}`);
    for (const table of ready) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}
