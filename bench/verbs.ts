import postgres from "postgres";
import { loadCommands } from "#core/house/load-declared.ts";
import { hashOfCode } from "#core/services/activity/claim.ts";
import { addCrowd } from "../test/support/crowd.ts";
import type { Bench } from "./scenario.ts";
import { writeCharter } from "./seed.ts";
import { type Ground, openBare, openGround, openHall } from "./sites.ts";
import { discussions } from "./verbs/discussions.ts";
import { documents } from "./verbs/documents.ts";
import { CLAIM_CODE, FIRST_DEAD, house } from "./verbs/house.ts";
import { matters } from "./verbs/matters.ts";
import { CROWDED, callsAtMost, measureOne, type Site } from "./verbs/measure.ts";
import { meetings } from "./verbs/meetings.ts";
import { nominations } from "./verbs/nominations.ts";
import { people } from "./verbs/people.ts";
import { polls } from "./verbs/polls.ts";
import { reports } from "./verbs/reports.ts";
import { roadmap } from "./verbs/roadmap.ts";
import { statements } from "./verbs/statements.ts";
import { JOINING, joining, type Verbs } from "./verbs/verb.ts";

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
    await run("vacuum (analyze)");
  });
  await hall.settle();
  return { ...hall, run };
}

/** Every verb beside one bare transaction, and again in an installation that holds many other activities. */
export async function verbs(bench: Bench): Promise<void> {
  const names = await checkEntries(bench);
  await using ends = new AsyncDisposableStack();
  const all = callsAtMost(bench);
  const handles = JOINING.flatMap((verb) => Array.from({ length: all }, (_, at) => joining(verb, at + 1)));
  const ground = { ...openGround(bench, ends), ...writeCharter(bench.folder, { people: all, handles, rooms: all }) };
  bench.note(`verbs: preparing${bench.quick ? "" : `, once alone and once ${CROWDED}`}`);
  const bare = await openBare(ground, { url: await bench.newDatabase("verbs_bare") });
  const [alone, crowded] = await Promise.all([
    openSite(ground, "verbs-alone", all, false),
    bench.quick ? undefined : openSite(ground, "verbs-crowded", all, true),
  ]);
  const wanted = names.filter((name) => bench.only.length === 0 || bench.only.includes(name));
  for (const [name, verb] of Object.entries(ALL)) {
    if (wanted.includes(name)) await measureOne({ bench, bare, alone, crowded }, name, verb);
  }
}
