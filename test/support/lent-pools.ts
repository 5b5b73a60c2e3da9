import type postgres from "postgres";
import type { Pools } from "#db/connect.ts";

/** What stays on a connection when its transaction is over. */
const STAYS = /^\s*(set|reset|listen|prepare|create\s+temp)\b/i;
const ENDED_MS = 5000;

/** Pools that look to whoever has them as if they were closed for good; underneath they stay open for the next one. */
export function lentPools(kept: Pools): {
  pools: Pools /** False: they are not as they were. */;
  clean(): Promise<boolean>;
} {
  const inHand = new Set<Promise<unknown>>();
  let closed = false;
  let touched = false;
  const statement = (client: Pick<postgres.Sql, "unsafe">): postgres.Sql["unsafe"] =>
    ((text: string, ...rest: [never, never]) => {
      if (closed) throw new Error("write CONNECTION_ENDED");
      touched ||= STAYS.test(text);
      return client.unsafe(text, ...rest);
    }) as postgres.Sql["unsafe"];
  const within = (client: postgres.Sql) =>
    ((work: (tx: postgres.TransactionSql) => unknown) => {
      if (closed) return Promise.reject(new Error("write CONNECTION_ENDED"));
      const run = client.begin((tx) => work(tx));
      inHand.add(run);
      const over = () => void inHand.delete(run);
      run.then(over, over);
      return run;
    }) as postgres.Sql["begin"];
  const lent = (client: postgres.Sql): postgres.Sql => {
    const own = { unsafe: statement(client), begin: within(client) };
    return new Proxy(client, {
      // Whoever watches what is sent puts their own in its place: on what is lent, not underneath.
      set: (_target, name, value) => Reflect.set(own, name, value),
      get: (_target, name) => (name in own ? own[name as keyof typeof own] : Reflect.get(client, name, client)),
    });
  };
  return {
    pools: { writing: lent(kept.writing), reading: lent(kept.reading), end: async () => {} },
    async clean() {
      closed = true;
      const late = Promise.withResolvers<boolean>();
      const timer = setTimeout(() => late.resolve(false), ENDED_MS);
      const quiet = await Promise.race([Promise.allSettled(inHand).then(() => true), late.promise]);
      clearTimeout(timer);
      return quiet && !touched;
    },
  };
}
