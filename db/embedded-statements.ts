import { randomUUID } from "node:crypto";
import { type PGlite, parse, protocol, type QueryOptions, type Results, type Transaction } from "@electric-sql/pglite";

const { serialize } = protocol;
const LIMITS = {
  /** Longer statements are rare and of many shapes. */
  parameters: 32,
  /** Those that were used last. */
  kept: 300,
  /** Tables grow, and nothing but this has a plan made anew for their size. */
  uses: 100,
};
type Limits = typeof LIMITS;

type Messages = Awaited<ReturnType<PGlite["execProtocolStream"]>>;
type Statement = { name: string; types: number[]; columns: Messages; uses: number };
type Values = unknown[] | undefined;

/**
 * PGlite takes every statement apart and plans it anew, in six messages. This has that done once, under a name, and
 * sends a statement's values in one message (docs/decisions/embedded-statements.md).
 */
export function preparingEmbedded(client: PGlite, limits: Limits = LIMITS): PGlite {
  const run = createStatements(client, limits);
  const isLong = (values: Values) => (values?.length ?? 0) > limits.parameters;
  const query = async <Row>(text: string, values?: Values, options?: QueryOptions): Promise<Results<Row>> => {
    if (isLong(values)) return await client.query<Row>(text, values, options);
    await client._checkReady();
    return await client._runExclusiveTransaction(() => run<Row>(text, values, options, true));
  };
  const within = (tx: Transaction): Transaction =>
    Object.assign(Object.create(tx) as Transaction, {
      query: async <Row>(text: string, values?: Values, options?: QueryOptions): Promise<Results<Row>> => {
        if (tx.closed || isLong(values)) return await tx.query<Row>(text, values, options);
        return await run<Row>(text, values, options, false);
      },
    });
  const transaction = <Result>(work: (tx: Transaction) => Promise<Result>) =>
    client.transaction((tx) => work(within(tx)));
  return new Proxy(client, {
    get(_, name) {
      if (name === "query") return query;
      if (name === "transaction") return transaction;
      const member: unknown = Reflect.get(client, name, client);
      return typeof member === "function" ? member.bind(client) : member;
    },
  });
}

function createStatements(client: PGlite, limits: Limits) {
  const kept = new Map<string, Statement>();
  const names = randomUUID().slice(0, 8);
  let made = 0;

  const send = (messages: Uint8Array[], syncToFs: boolean) =>
    client.execProtocolStream(Buffer.concat([...messages, serialize.sync()]), { syncToFs });

  async function prepared(text: string): Promise<Statement> {
    const known = kept.get(text);
    if (known && known.uses < limits.uses) return known;
    const over = known ? text : kept.size < limits.kept ? undefined : kept.keys().next().value;
    if (over !== undefined) await forget(over);
    made += 1;
    const name = `${names}_${made}`;
    const described = await send([serialize.parse({ name, text }), serialize.describe({ type: "S", name })], false);
    const columns = described.filter((one) => one.name === "rowDescription");
    return { name, types: parse.parseDescribeStatementResults(described), columns, uses: 0 };
  }

  async function forget(text: string): Promise<void> {
    const name = kept.get(text)?.name;
    kept.delete(text);
    await send([serialize.close({ type: "S", name: name ?? "" })], false);
  }

  return <Row>(text: string, values: Values, options: QueryOptions | undefined, syncToFs: boolean) =>
    client.runExclusive(async () => {
      const statement = await prepared(text);
      kept.delete(text);
      kept.set(text, statement);
      statement.uses += 1;
      const { name, types, columns } = statement;
      const texts = (values ?? []).map((value, at) => written(value, client.serializers[types[at] ?? 0]));
      const bind = serialize.bind({ statement: name, values: texts });
      const answered = await send([bind, serialize.execute()], syncToFs).catch(async (error: unknown) => {
        if (isStale(error)) await forget(text);
        throw error;
      });
      const parsers = Object.assign(Object.create(client.parsers), options?.parsers);
      const [result] = parse.parseResults([...columns, ...answered], parsers, {
        rowMode: options?.rowMode ?? "object",
      });
      return result as Results<Row>;
    });
}

function written(value: unknown, write: ((value: unknown) => string) | undefined): string | null {
  if (value === null || value === undefined) return null;
  return write ? write(value) : String(value);
}

/** Its table is another one than it was, or somebody has discarded all statements. */
const STALE = ["0A000", "26000"];
const isStale = (error: unknown) => error instanceof Error && "code" in error && STALE.includes(String(error.code));
