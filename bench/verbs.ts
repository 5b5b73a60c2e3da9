import postgres from "postgres";
import { loadCommands } from "#core/house/load-declared.ts";
import { hashOfCode } from "#core/services/activity/claim.ts";
import { addCrowd } from "../test/support/crowd.ts";
import type { BareHandlers } from "./bare/process.ts";
import { type Line, quantile, round, spreadOf } from "./line.ts";
import type { Run } from "./run.ts";
import type { Bench } from "./scenario.ts";
import { writeCharter } from "./seed.ts";
import { BARE_POSTGRES, type Ground, type Hall, openBare, openGround, openHall } from "./sites.ts";
import { discussions } from "./verbs/discussions.ts";
import { documents } from "./verbs/documents.ts";
import { CLAIM_CODE, FIRST_DEAD, house } from "./verbs/house.ts";
import { matters } from "./verbs/matters.ts";
import { meetings } from "./verbs/meetings.ts";
import { nominations } from "./verbs/nominations.ts";
import { people } from "./verbs/people.ts";
import { polls } from "./verbs/polls.ts";
import { reports } from "./verbs/reports.ts";
import { roadmap } from "./verbs/roadmap.ts";
import { statements } from "./verbs/statements.ts";
import { JOINING, joining, type Step, saidAt, type Verb, type Verbs } from "./verbs/verb.ts";
import type { Asks } from "./worker.ts";

/** By the command's name. */
export const ALL: Verbs = {
  ...polls,
  ...meetings,
  ...discussions,
  ...nominations,
  ...statements,
  ...reports,
  ...roadmap,
  ...documents,
  ...matters,
  ...people,
  ...house,
};
const AT_ONCE = 16;
/** At most 1.3 times slower. */
const AT_LEAST = 1 / 1.3;
const CROWDED = "among 200 activities and 100,000 people";

/** Every command has an entry: one that is new stops the bench until it is written. */
async function checkEntries({ note }: Bench): Promise<string[]> {
  const commands = [...(await loadCommands()).values()].filter((command) => command.access !== "clock");
  const names = commands.map((command) => command.name);
  const missing = names.filter((name) => !(name in ALL));
  const gone = Object.keys(ALL).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`bench/verbs has no entry for ${missing.join(", ")}`);
  if (gone.length > 0) note(`bench/verbs has entries for what is no command: ${gone.join(", ")}`);
  return names;
}

type Site = Hall & { run(statement: string): Promise<unknown> };

/** What no call can bring about, or only very many. */
const rowsFor = (calls: number) => [
  `delete from member using person where person.id = member.person_id and person.name ~ ' (${JOINING.join("|")})-'`,
  "update room set unbound_at = now(), unbound_why = 'asked' where channel like 'room-%'",
  `insert into lane (kind, "of", of_id) select 'post', 'room', min(id) from room`,
  `insert into work (id, activity_id, lane_id, kind, payload, run_at, state, attempts) overriding system value
    select ${FIRST_DEAD} + n, 1, (select max(id) from lane), 'post', '{"notice": "poll result", "about": {"poll": 0}}',
      '2025-07-03T06:00:00Z', 'dead', 12 from generate_series(1, ${calls}) n`,
  `insert into due_reminder (activity_id, person_id, kind, of_id, who, due_at, state, message_id)
    select 1, id, 'meeting', (select min(id) from meeting), 'members', '2025-07-03T06:00:00Z', 'sent', id from person
      where name like 'Member voter-%'`,
  `insert into claim_code (activity_id, hash) values (1, '${hashOfCode(CLAIM_CODE)}')`,
];

async function openSite(ground: Ground, name: string, calls: number, crowded: boolean): Promise<Site> {
  const url = await ground.bench.newDatabase(name.replaceAll("-", "_"));
  const client = postgres(url, { max: 1, onnotice: () => {} });
  ground.ends.defer(() => client.end());
  const run = (statement: string) => client.unsafe(statement);
  const hall = await openHall(ground, name, { url }, { members: ground.people }, async () => {
    for (const statement of rowsFor(calls)) await run(statement);
    if (crowded) await addCrowd(run);
  });
  return { ...hall, run };
}

/** Everything that the calls need is made before; then the calls alone are measured. */
async function measured(hall: Site, verb: Verb, from: number, calls: number): Promise<Run> {
  const numbers = Array.from({ length: calls }, (_, at) => from + at);
  const made = new Map(numbers.map((n) => [n, [] as number[]]));
  const say = async (step: Step) => {
    const said = numbers.map((n) => saidAt(step, n, made.get(n) ?? []));
    const { run, told } = await hall.sayAll(said, AT_ONCE);
    for (const [at, n] of numbers.entries()) made.get(n)?.push(Number(/\d+/.exec(told[at] ?? "")?.[0]));
    return run;
  };
  for (const step of verb.before ?? []) await say(step);
  for (const statement of verb.rows ?? []) await hall.run(statement);
  await hall.settle();
  return await say(verb.call);
}

function lineOf(variant: string, runs: Run[], ratios: Record<string, Run[]>, target?: string): Line {
  const perSecond = ({ done, elapsedMs }: Run) => (done * 1000) / elapsedMs;
  const latencies = runs.flatMap((run) => run.latenciesMs).sort((a, b) => a - b);
  const ratioTo = Object.fromEntries(
    Object.entries(ratios).map(([other, theirs]) => [
      other,
      spreadOf(runs.map((run, index) => perSecond(run) / perSecond(theirs[index] as Run))),
    ]),
  );
  const line: Line = {
    ...{
      scenario: "verbs",
      variant,
      concurrency: AT_ONCE,
      runs: runs.length,
      perSecond: spreadOf(runs.map(perSecond)),
    },
    ...{ p50Ms: round(quantile(latencies, 0.5)), p99Ms: round(quantile(latencies, 0.99)), ratioTo },
  };
  if (target === undefined) return line;
  const met = (ratioTo[target]?.median ?? 0) >= AT_LEAST;
  return { ...line, target: { to: target, atLeast: round(AT_LEAST), met } };
}

/** Quickly there is no crowd: only that every call succeeds is shown. */
type Place = { bench: Bench; bare: Asks<BareHandlers>; alone: Site; crowded: Site | undefined };

/** In turns, so that what else the machine does meets both. */
async function measureOne({ bench, bare, alone, crowded }: Place, name: string, verb: Verb): Promise<void> {
  const { rounds, calls } = sizeOf(bench);
  const [turns, each] = verb.once ? [1, 1] : [rounds, calls];
  const runs = { bare: [] as Run[], alone: [] as Run[], crowded: [] as Run[] };
  for (let turn = 0; turn < turns; turn += 1) {
    runs.bare.push(await bare.ask("transactions", { concurrency: AT_ONCE, calls: bench.quick ? AT_ONCE : 200 }));
    const both = [["alone", alone] as const, ["crowded", crowded] as const];
    for (const [key, site] of turn % 2 === 0 ? both : both.toReversed())
      if (site) runs[key].push(await measured(site, verb, 1 + turn * each, each));
  }
  bench.emit(lineOf(name, runs.alone, { [BARE_POSTGRES]: runs.bare }));
  if (crowded) bench.emit(lineOf(`${name}, ${CROWDED}`, runs.crowded, { [name]: runs.alone }, name));
}

const sizeOf = ({ quick }: Bench) => (quick ? { rounds: 1, calls: 1 } : { rounds: 3, calls: AT_ONCE });

/** Every verb beside one bare transaction, and again in an installation that holds many other activities. */
export async function verbs(bench: Bench): Promise<void> {
  const names = await checkEntries(bench);
  await using ends = new AsyncDisposableStack();
  const { rounds, calls } = sizeOf(bench);
  const all = rounds * calls;
  const handles = JOINING.flatMap((verb) => Array.from({ length: all }, (_, at) => joining(verb, at + 1)));
  const ground = { ...openGround(bench, ends), ...writeCharter(bench.folder, { people: all, handles, rooms: all }) };
  bench.note(`verbs: preparing${bench.quick ? "" : `, once alone and once ${CROWDED}`}`);
  const bare = await openBare(ground, { url: await bench.newDatabase("verbs_bare") });
  const alone = await openSite(ground, "verbs-alone", all, false);
  const crowded = bench.quick ? undefined : await openSite(ground, "verbs-crowded", all, true);
  for (const [name, verb] of Object.entries(ALL)) {
    if (names.includes(name)) await measureOne({ bench, bare, alone, crowded }, name, verb);
  }
}
