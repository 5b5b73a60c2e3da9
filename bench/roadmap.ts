import { readFileSync } from "node:fs";
import postgres from "postgres";
import { readTable } from "#core/services/roadmap/import/read-table.ts";
import { type Line, quantile, round, spreadOf } from "./line.ts";
import { measureOverlaps } from "./overlaps.ts";
import type { Run } from "./run.ts";
import type { Bench } from "./scenario.ts";
import { type Ground, type Hall, openGround, openHall } from "./sites.ts";
import { saidAt, says } from "./verbs/verb.ts";

const FIXTURE = new URL("../test/fixtures/roadmap/roadmap.csv", import.meta.url);
/** At most three times slower. */
const AT_LEAST = 1 / 3;

/** Each meets another way of looking. */
const WORDS = {
  "a word of one entry": "w17",
  "a word of every twentieth": "avatar",
  "a word of every fifth": "reality",
  "two words": "digital twin",
  "a word misspelt": "avatr",
  "part of a number": "748.15",
  "words that no entry has all of": "avatar zebra",
  "two frequent words in quotation marks, that stand so": String.raw`\"digital twin\"`,
  "two frequent words in quotation marks, never in that order": String.raw`\"reality digital\"`,
  "two signs that every title has, and none together": "全元",
};

/** Titles made of the first half of one real title and the second of another, so that words are as frequent at any size. */
const entriesOf = (count: number) => [
  "insert into roadmap_check (activity_id, since, verified) values (1, '2025-07-01T00:00:00Z', true)",
  `with real as materialized (
      select row_number() over () - 1 as n, one ->> 'title' as title, one ->> 'topic' as topic, one ->> 'number' as number
      from jsonb_array_elements(${titles()}::jsonb) one),
    size as (select count(*)::int as many from real)
    insert into roadmap_entry (activity_id, number, topic, body, body_key, deliverable, deliverable_key, title, identity_key, check_id)
    select 1, k, a.topic, 'Body ' || k % 40, 'body ' || k % 40, a.number || ' ' || k,
      regexp_replace(lower(a.number || k), '[^a-z0-9]', '', 'g'),
      left(a.title, length(a.title) / 2) || ' ' || right(b.title, length(b.title) / 2) || ' w' || k || ' 安全与元宇宙',
      'number ' || k, (select max(id) from roadmap_check)
    from generate_series(1, ${count}) k cross join size
      join real a on a.n = k % size.many join real b on b.n = (k * 7) % size.many`,
  `insert into roadmap_word (activity_id, word) select distinct 1, (regexp_matches(lower(title), '[a-z][a-z0-9]{2,}', 'g'))[1]
    from roadmap_entry on conflict do nothing`,
  "vacuum analyze",
];

function titles(): string {
  const [heads = [], ...rows] = readTable(readFileSync(FIXTURE, "utf8"), "table");
  const all = rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at]])));
  return `'${JSON.stringify(all).replaceAll("'", "''")}'`;
}

async function openRoadmap(ground: Ground, count: number): Promise<Hall> {
  const url = await ground.bench.newDatabase(`roadmap_${count}`);
  const client = postgres(url, { max: 1, onnotice: () => {} });
  ground.ends.defer(() => client.end());
  ground.bench.note(`roadmap: preparing ${count} entries`);
  return await openHall(ground, `roadmap-${count}`, { url }, { members: 20 }, async () => {
    for (const statement of entriesOf(count)) await client.unsafe(statement);
  });
}

const perSecond = ({ done, elapsedMs }: Run) => (done * 1000) / elapsedMs;

function lineOf(variant: string, runs: Run[], other?: { to: string; runs: Run[] }): Line {
  const latencies = runs.flatMap((run) => run.latenciesMs).sort((a, b) => a - b);
  const figures = { p50Ms: round(quantile(latencies, 0.5)), p99Ms: round(quantile(latencies, 0.99)) };
  const line: Line = { scenario: "roadmap", variant, concurrency: 1, runs: runs.length, ...figures };
  if (!other) return line;
  const ratio = spreadOf(runs.map((run, at) => perSecond(run) / perSecond(other.runs[at] as Run)));
  const target = { to: other.to, atLeast: round(AT_LEAST), met: ratio.median >= AT_LEAST };
  return { ...line, ratioTo: { [other.to]: ratio }, target };
}

/** The same searches in a roadmap of 400 entries and in one of 100,000, in turns; then what compares all entries, in the large one. */
export async function roadmap(bench: Bench): Promise<void> {
  await using ends = new AsyncDisposableStack();
  const ground = openGround(bench, ends);
  const [few, many] = bench.quick ? [40, 400] : [400, 100_000];
  const [small, large] = [await openRoadmap(ground, few), await openRoadmap(ground, many)];
  const sizes = bench.quick ? { turns: 1, calls: 1 } : { turns: 5, calls: 20 };
  for (const [what, words] of Object.entries(WORDS)) {
    const runs = await inTurns([small, large], words, sizes);
    const name = `search, ${what}, ${few} entries`;
    bench.emit(lineOf(name, runs[0]));
    bench.emit(lineOf(`search, ${what}, ${many} entries`, runs[1], { to: name, runs: runs[0] }));
  }
  for (const line of await measureOverlaps(large, { entries: many, runs: bench.quick ? 1 : 5 })) bench.emit(line);
}

/** The first turn warms both up and does not count. */
async function inTurns(halls: [Hall, Hall], words: string, { turns, calls }: { turns: number; calls: number }) {
  const said = Array.from({ length: calls }, (_, at) => saidAt(says(`roadmap search words:"${words}"`), at + 1, []));
  const runs: [Run[], Run[]] = [[], []];
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const which of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const { run } = await halls[which].sayAll(said, 1);
      if (turn > 0) runs[which].push(run);
    }
  }
  return runs;
}
