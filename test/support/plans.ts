import postgres from "postgres";
import { type Database, PLANNED } from "#db/connect.ts";
import { addCrowd } from "./crowd.ts";
import { freshPostgres } from "./databases.ts";

type Client = postgres.Sql | postgres.TransactionSql;

/** Every statement that this database is sent from now on, each once, as PostgreSQL gets it. */
export function recordStatements(database: Database): ReadonlySet<string> {
  const sent = new Set<string>();
  for (const db of [database.db, database.reading]) record((db as unknown as { $client: Client }).$client, sent);
  return sent;
}

function record(client: Client, sent: Set<string>): void {
  const { unsafe } = client;
  client.unsafe = (statement, ...rest) => {
    sent.add(statement);
    return unsafe(statement, ...rest);
  };
  if (!("begin" in client)) return;
  const { begin } = client;
  client.begin = ((work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => {
      record(tx, sent);
      return work(tx);
    })) as typeof begin;
}

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Recheck Cond"?: string;
  Filter?: string;
  Plans?: Node[];
};
const READS_ALL = ["Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Heap Scan"];

/** A database with a crowd in it, which says how it would carry out a statement. */
export async function openCrowd() {
  const { url, drop } = await freshPostgres();
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: PLANNED });
  await sql`set maintenance_work_mem = '200MB'`;
  await sql`set default_statistics_target = 20`;
  await addCrowd((statement) => sql.unsafe(statement), { alone: true });
  const partial = await sql<
    { name: string }[]
  >`select indexrelid::regclass::text as name from pg_index where indpred is not null`;
  const some = new Set(partial.map(({ name }) => name));
  const large = await sql<
    { name: string }[]
  >`select relname as name from pg_class where relkind = 'r' and reltuples >= ${LARGE}`;
  const names = new Set(large.map(({ name }) => name));
  return {
    /** The large tables that a statement reads from beginning to end, whatever its values are. */
    async whole(statement: string): Promise<string[]> {
      const [row] = await sql.unsafe<{ "QUERY PLAN": [{ Plan: Node }] }[]>(
        `explain (generic_plan, format json) ${statement}`,
      );
      return row ? readWhole(row["QUERY PLAN"][0].Plan, some).filter((table) => names.has(table)) : [];
    },
    async drop() {
      await sql.end();
      await drop();
    },
  };
}
const LARGE = 1000;

/** `some`: the indexes that hold only some of a table's rows. */
function readWhole(node: Node, some: ReadonlySet<string>): string[] {
  const table = node["Relation Name"];
  const found = some.has(node["Index Name"] ?? "") || node["Index Cond"] || node["Recheck Cond"];
  const own = table !== undefined && !found && READS_ALL.includes(node["Node Type"]) ? [table] : [];
  const below = (node.Plans ?? []).filter((one) => !(node["Node Type"] === "Limit" && isInOrder(one)));
  return [...own, ...below.flatMap((one) => readWhole(one, some))];
}

/** The first rows of an index, the newest of all for example. */
const isInOrder = ({ "Node Type": type, Filter }: Node) => /^Index/.test(type) && Filter === undefined;
