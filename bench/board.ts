import postgres from "postgres";
import { loadCommands } from "#core/house/load-declared.ts";
import type { Bench } from "./scenario.ts";
import { measureSingles } from "./singles.ts";
import { openBare, openGround, openHall } from "./sites.ts";
import { saidAt, says } from "./verbs/verb.ts";

const LISTS = ["help", "activity show", "activity board", "poll list state:open", "meeting list", "remind list"];

/** Of three kinds, together a thousand. */
const thingsOf = (all: number) => [
  `insert into box (activity_id, per, opened_at, ends_at) select 1, 'person', '2025-07-01T00:00:00Z',
    timestamptz '2025-08-01T00:00:00Z' + n * interval '1 hour' from generate_series(1, ${all / 2}) n`,
  `insert into poll (activity_id, number, box_id, question, kind, results, visibility, opened_by)
    select 1, id, id, 'Approve item ' || id || '?', 'single', 'always', 'members', (select min(id) from person) from box`,
  "insert into poll_option (activity_id, poll_id, number, label) select 1, id, n, 'Option ' || n from poll, generate_series(1, 3) n",
  `insert into seat (activity_id, box_id, person_id) select 1, box.id, person.id
    from box, (select id from person order by id limit 20) person`,
  `insert into meeting (activity_id, number, title, visibility, starts_at, ends_at, zone, remote, changed_at, made_at)
    select 1, 1000 + n, 'Call ' || n, 'members', at, at + interval '2 hours', 'Europe/Zurich', true, now(), now()
    from (select n, timestamptz '2025-09-01T09:00:00Z' + n * interval '6 hours' as at from generate_series(1, ${(all * 3) / 10}) n) one`,
  `insert into reminder (activity_id, number, person_id, about, due_at)
    select 1, 1000 + n, (select person_id from role order by id limit 1), 'Read document ' || n, '2025-09-01T09:00:00Z'
    from generate_series(1, ${all / 5}) n`,
  "analyze",
];

/** What a co-chair looks at when very much is open. */
export async function board(bench: Bench): Promise<void> {
  await using ends = new AsyncDisposableStack();
  const ground = openGround(bench, ends);
  const url = await bench.newDatabase("board");
  const client = postgres(url, { max: 1, onnotice: () => {} });
  ends.defer(() => client.end());
  const things = bench.quick ? 50 : 1000;
  bench.note(`board: preparing ${things} open things`);
  const hall = await openHall(ground, "board", { url }, { members: bench.quick ? 60 : 250 }, async () => {
    for (const statement of thingsOf(things)) await client.unsafe(statement);
  });
  const bare = await openBare(ground, { url: await bench.newDatabase("board_bare") });
  const commands = await loadCommands();
  const there = LISTS.filter((text) => commands.has(text.replace(/ \S+:\S+$/, "")));
  const singles = there.map((text) => ({
    variant: `${text}, ${things} open things`,
    said: () => saidAt(says(text), 1, []),
  }));
  const runs = bench.quick ? 1 : 20;
  for (const line of await measureSingles({ scenario: "board", hall, bare, runs, singles })) bench.emit(line);
}
