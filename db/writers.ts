import type postgres from "postgres";

/** What a transaction needs of a client. */
type Statements = {
  unsafe(
    statement: string,
    parameters?: postgres.ParameterOrJSON<never>[],
    options?: postgres.UnsafeQueryOptions,
  ): postgres.PendingQuery<postgres.Row[]>;
};
type Work<Result> = (tx: Statements & { savepoint(nested: Work<unknown>): Promise<unknown> }) => Promise<Result>;
type Bounds = { start: string; done: string; undo: string };
type Single = { client: postgres.Sql; lost: boolean };

export type Writers = {
  begin<Result>(work: Work<Result>): Promise<Result>;
  end(): Promise<void>;
};

const TRANSACTION: Bounds = { start: "begin", done: "commit", undo: "rollback" };
const SAVEPOINT: Bounds = {
  start: "savepoint nested",
  done: "release savepoint nested",
  undo: "rollback to savepoint nested",
};

/**
 * Clients of one connection each, so that what is sent goes in order: `begin` waits for no answer before the first
 * statement, nor the last statement before `commit` (docs/decisions/writing-connections.md).
 */
export function createWriters(open: (onClose: () => void) => postgres.Sql, count: number): Writers {
  const all = new Set<Single>();
  const idle: Single[] = [];
  const waiting: ((single: Single) => void)[] = [];

  function openOne(): Single {
    const single: Single = { client: open(() => close(single)), lost: false };
    all.add(single);
    return single;
  }

  /** What waits in it may not go out on another connection, outside its transaction: the client ends with its connection. */
  function close(single: Single): void {
    if (single.lost) return;
    single.lost = true;
    all.delete(single);
    if (idle.includes(single)) idle.splice(idle.indexOf(single), 1);
    void single.client.end({ timeout: 0 });
  }

  const take = async (): Promise<Single> =>
    idle.pop() ?? (all.size < count ? openOne() : await new Promise((resolve) => waiting.push(resolve)));

  function give(single: Single): void {
    const next = waiting.shift();
    if (next) next(single.lost ? openOne() : single);
    else if (!single.lost) idle.push(single);
  }

  return {
    async begin(work) {
      const single = await take();
      try {
        return await within(statementsOf(single), TRANSACTION, work);
      } finally {
        give(single);
      }
    },
    async end() {
      await Promise.all([...all].map(({ client }) => client.end({ timeout: 5 })));
    },
  };
}

function statementsOf(single: Single): Statements {
  return {
    unsafe(statement, parameters, options) {
      if (single.lost) throw Object.assign(new Error("the connection was lost"), { code: "CONNECTION_CLOSED" });
      return single.client.unsafe(statement, parameters, options);
    },
  };
}

/** A statement that failed undoes all of it, also where nobody waited for it. */
async function within<Result>(
  statements: Statements,
  { start, done, undo }: Bounds,
  work: Work<Result>,
): Promise<Result> {
  let failed: { error: unknown } | undefined;
  let ended = false;
  const send: Statements["unsafe"] = (statement, parameters, options) => {
    if (ended) throw new Error("a statement came after the end of its transaction");
    const sent = statements.unsafe(statement, parameters, options);
    sent.catch((error: unknown) => {
      failed ??= { error };
    });
    return sent;
  };
  const settled = () => {
    if (failed) throw failed.error;
  };
  try {
    send(start);
    const result = await work({ unsafe: send, savepoint: (nested) => within(statements, SAVEPOINT, nested) });
    await underWay();
    settled();
    const last = send(done);
    ended = true;
    await last;
    settled();
    return result;
  } catch (error) {
    await undone(statements, undo);
    throw isAborted(error) && failed ? failed.error : error;
  }
}

/** What was begun and not waited for has reached the client: it goes out before what follows. */
const underWay = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** Where the connection is gone there is nothing left to undo. */
async function undone(statements: Statements, undo: string): Promise<void> {
  try {
    await statements.unsafe(undo);
  } catch {
    return;
  }
}

/** in_failed_sql_transaction: says only that another statement failed before. */
const isAborted = (error: unknown) => error instanceof Error && "code" in error && error.code === "25P02";
