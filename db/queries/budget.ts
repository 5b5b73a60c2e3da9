import { and, eq, inArray, sql } from "drizzle-orm";
import type { Budget } from "#core/contract/capabilities.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { budget } from "../schema/work.ts";

export type Method = "post" | "edit";
/** The channel for posts, empty for the whole workspace. */
export type Allowance = { platform: string; workspace: string; channel: string; method: Method };
/** What a platform asked for with Retry-After. */
export type Cooling = Allowance & { afterMs: number };

const WHOLE = "";
const inMsFromNow = (ms: number) => sql`clock_timestamp() + make_interval(secs => ${ms / 1000})`;
const leftMs = (until: ReturnType<typeof sql>) =>
  sql<number>`ceil(extract(epoch from (${until} - clock_timestamp())) * 1000)::double precision`.mapWith(Number);

type Taking = Allowance & { counted: string; calls: number; seconds: number };

/** Takes one call from what all processes share: 0, or how long nothing is left. Posts are counted by channel, edits by workspace. */
export async function takeBudget(db: Db, of: Allowance, { calls, inMs }: Budget): Promise<number> {
  const { platform, workspace, channel, method } = of;
  const counted = method === "post" ? channel : WHOLE;
  const seconds = inMs / 1000;
  const taken = await takeOne(db, { platform, workspace, channel, method, counted, calls, seconds });
  if (taken.length > 0) return 0;
  const coolingMs = await cooling(db, of);
  if (coolingMs > 0) return coolingMs;
  const [left] = await db
    .select({ ms: leftMs(sql`${budget.since} + make_interval(secs => ${seconds})`) })
    .from(budget)
    .where(same({ ...of, channel: counted }));
  return Math.max(1, left?.ms ?? 1);
}

/** No row where none is left, or where a platform asked to wait. */
const takeOne = compiled((db: Db, given: Slots<Taking>) => {
  const { platform, workspace, channel, method, counted, calls, seconds } = given;
  const over = sql`${budget.since} + make_interval(secs => ${seconds}::double precision) <= clock_timestamp()`;
  const cooling = sql`select from ${budget} where ${budget.platform} = ${platform} and ${budget.workspace} = ${workspace}
    and ${budget.method} = ${method} and ${budget.channel} in (${channel}, '') and ${budget.coolUntil} > clock_timestamp()`;
  const taken = db.$with("taken", { used: budget.used }).as(
    sql`insert into ${budget} (platform, workspace, channel, method, since, used)
      select ${platform}, ${workspace}, ${counted}, ${method}, clock_timestamp(), 1 where not exists (${cooling})
      on conflict (platform, workspace, channel, method) do update set
        used = case when ${over} then 1 else ${budget.used} + 1 end,
        since = case when ${over} then clock_timestamp() else ${budget.since} end
      where ${over} or ${budget.used} < ${calls} returning used`,
  );
  return db.with(taken).select().from(taken);
});

/** Holds what a platform asked to hold, for all processes; of two pauses the longer one. */
export async function coolBudget(db: Db, { afterMs, ...of }: Cooling): Promise<void> {
  const coolUntil = inMsFromNow(afterMs);
  await db
    .insert(budget)
    .values({ ...of, since: sql`clock_timestamp()`, used: 0, coolUntil })
    .onConflictDoUpdate({
      target: [budget.platform, budget.workspace, budget.channel, budget.method],
      set: { coolUntil: sql`greatest(${budget.coolUntil}, ${coolUntil})` },
    });
}

/** For how many milliseconds a platform is to be left alone there. */
export async function cooling(db: Db, of: Allowance): Promise<number> {
  const [row] = await db
    .select({ ms: leftMs(sql`max(${budget.coolUntil})`) })
    .from(budget)
    .where(
      and(
        eq(budget.platform, of.platform),
        eq(budget.workspace, of.workspace),
        eq(budget.method, of.method),
        inArray(budget.channel, [of.channel, WHOLE]),
      ),
    );
  return Math.max(0, row?.ms ?? 0);
}

const same = (of: Allowance) =>
  and(
    eq(budget.platform, of.platform),
    eq(budget.workspace, of.workspace),
    eq(budget.channel, of.channel),
    eq(budget.method, of.method),
  );
