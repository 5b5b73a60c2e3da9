import type { BareHandlers } from "../bare/process.ts";
import { type Line, quantile, round, spreadOf } from "../line.ts";
import type { Run } from "../run.ts";
import type { Bench } from "../scenario.ts";
import { BARE_POSTGRES, type Hall } from "../sites.ts";
import type { Asks } from "../worker.ts";
import { type Said, type Step, saidAt, type Verb } from "./verb.ts";

const AT_ONCE = 16;
/** At most 1.3 times slower. */
const AT_LEAST = 1 / 1.3;
export const CROWDED = "among 200 activities and 100,000 people";

export type Site = Hall & { run(statement: string): Promise<unknown> };
/** Quickly there is no crowd: only that every call succeeds is shown. */
export type Place = { bench: Bench; bare: Asks<BareHandlers>; alone: Site; crowded: Site | undefined };

/** `more`: rounds for a verb that seems too slow, before it is said to be; all of them count. */
const sizesOf = ({ quick }: Bench, { once }: Verb) =>
  quick || once ? { rounds: 1, more: 0, calls: 1 } : { rounds: 3, more: 3, calls: AT_ONCE };
/** How many calls of one verb there are at most. */
export function callsAtMost(bench: Bench): number {
  const { rounds, more, calls } = sizesOf(bench, {} as Verb);
  return (rounds + more) * calls;
}

/** Everything that these calls need is made before, so that the calls alone are measured. */
async function prepared(site: Site, verb: Verb, numbers: number[]): Promise<(n: number) => Said> {
  const made = new Map(numbers.map((n) => [n, [] as number[]]));
  const saidOf = (step: Step, n: number) => saidAt(step, n, made.get(n) ?? []);
  for (const step of verb.before ?? []) {
    const { told } = await site.sayAll(
      numbers.map((n) => saidOf(step, n)),
      AT_ONCE,
    );
    for (const [at, n] of numbers.entries()) made.get(n)?.push(Number(/\d+/.exec(told[at] ?? "")?.[0]));
  }
  for (const statement of verb.rows ?? []) await site.run(statement);
  await rest(site);
  return (n) => saidOf(verb.call, n);
}

/** Until nothing is due. Messages and cards are dropped: to send them all takes longer than everything that is measured. */
async function rest(site: Site): Promise<void> {
  await site.run(`delete from work where id in (select id from work
    where activity_id = 1 and kind <> 'alarm' and state = 'due' order by id for update skip locked)`);
  await site.settle();
}

type Runs = { bare: Run[]; alone: Run[]; crowded: Run[] };
type Measuring = Place & { verb: Verb; calls: number; runs: Runs };

/** In turns, so that what else the machine does meets both; what follows from the calls is done before others are measured. */
async function measureRounds({ bare, verb, calls, runs, ...place }: Measuring, rounds: number): Promise<void> {
  const from = runs.alone.length * calls;
  const numbers = Array.from({ length: rounds * calls }, (_, at) => from + at + 1);
  const both = (["alone", "crowded"] as const).flatMap((key) => (place[key] ? [{ key, site: place[key] }] : []));
  const ready = await Promise.all(
    both.map(async (one) => ({ ...one, saidBy: await prepared(one.site, verb, numbers) })),
  );
  for (let turn = 0; turn < rounds; turn += 1) {
    const own = numbers.slice(turn * calls, (turn + 1) * calls);
    runs.bare.push(await bare.ask("transactions", { concurrency: AT_ONCE, calls: BARE_CALLS }));
    for (const { key, site, saidBy } of runs.alone.length % 2 === 0 ? ready : ready.toReversed()) {
      runs[key].push((await site.sayAll(own.map(saidBy), AT_ONCE)).run);
      await rest(site);
    }
  }
}
const BARE_CALLS = 64;

export async function measureOne(place: Place, name: string, verb: Verb): Promise<void> {
  const { bench, crowded } = place;
  const { rounds, more, calls } = sizesOf(bench, verb);
  const runs: Runs = { bare: [], alone: [], crowded: [] };
  await measureRounds({ ...place, verb, calls, runs }, rounds);
  const seemsSlow = crowded && spreadOf(ratios(runs.crowded, runs.alone)).median < AT_LEAST;
  if (seemsSlow && more > 0) await measureRounds({ ...place, verb, calls, runs }, more);
  bench.emit(lineOf(name, runs.alone, { [BARE_POSTGRES]: runs.bare }));
  const target = verb.once ? undefined : name;
  if (crowded) bench.emit(lineOf(`${name}, ${CROWDED}`, runs.crowded, { [name]: runs.alone }, target));
}

const perSecond = ({ done, elapsedMs }: Run) => (done * 1000) / elapsedMs;
const ratios = (own: Run[], other: Run[]) => own.map((run, at) => perSecond(run) / perSecond(other[at] as Run));

function lineOf(variant: string, runs: Run[], others: Record<string, Run[]>, target?: string): Line {
  const latencies = runs.flatMap((run) => run.latenciesMs).sort((a, b) => a - b);
  const ratioTo = Object.fromEntries(
    Object.entries(others).map(([other, theirs]) => [other, spreadOf(ratios(runs, theirs))]),
  );
  const line: Line = {
    ...{ scenario: "verbs", variant, concurrency: AT_ONCE, runs: runs.length },
    perSecond: spreadOf(runs.map(perSecond)),
    ...{ p50Ms: round(quantile(latencies, 0.5)), p99Ms: round(quantile(latencies, 0.99)), ratioTo },
  };
  if (target === undefined) return line;
  const met = (ratioTo[target]?.median ?? 0) >= AT_LEAST;
  return { ...line, target: { to: target, atLeast: round(AT_LEAST), met } };
}
