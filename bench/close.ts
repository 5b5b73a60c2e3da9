import postgres from "postgres";
import type { Bench } from "./scenario.ts";
import { measureSingles, type Single } from "./singles.ts";
import { openBare, openGround, openHall } from "./sites.ts";
import { about, saidAt, says } from "./verbs/verb.ts";

const OPTIONS = Array.from({ length: 10 }, (_, at) => `Topic ${at + 1}`).join("; ");
const OPEN = `poll open question:"Which topics first?" kind:ranked options:"${OPTIONS}" closes:"in 2 weeks"`;

/** Every seat of the newest poll ranks all options, each in an order of its own. */
const CAST = `insert into ballot (activity_id, box_id, kind, secret, seat_id, choice, cast_by, cast_at)
  select seat.activity_id, box.id, box.kind, box.secret, seat.id, places.choice,
    case when not box.secret then person_id end, case when not box.secret then box.opened_at end
  from box join seat on seat.box_id = box.id cross join lateral (
    select array_agg(place::int order by option) as choice from (
      select option, row_number() over (order by hashint8(seat.id * 31 + option)) as place from generate_series(1, 10) option
    ) as ranked) as places
  where box.id = (select max(id) from box)`;

/** The close of a poll that everybody has answered. */
export async function close(bench: Bench): Promise<void> {
  await using ends = new AsyncDisposableStack();
  const ground = openGround(bench, ends);
  const members = bench.quick ? 200 : 100_000;
  const url = await bench.newDatabase("close");
  bench.note(`close: preparing ${members} members`);
  const hall = await openHall(ground, "close", { url }, { members });
  const bare = await openBare(ground, { url: await bench.newDatabase("close_bare") });
  const client = postgres(url, { max: 1, onnotice: () => {} });
  ends.defer(() => client.end());
  let poll = 0;
  const cast = (words: string) => async () => {
    const { told } = await hall.sayAll([saidAt(says(`${OPEN} ${words}`), 1, [])], 1);
    poll = Number(/\d+/.exec(told[0] ?? "")?.[0]);
    await client.unsafe(CAST);
    await client.unsafe("analyze ballot, seat");
  };
  const said = () => saidAt(about("poll close poll:#"), 1, [poll]);
  const singles: Single[] = [
    { variant: `poll close, ${members} ranked ballots`, before: cast(""), said },
    { variant: `poll close, ${members} secret ranked ballots`, before: cast("secret:yes"), said },
    { variant: "poll close, a ballot of nobody", before: cast("for:co-chairs"), said },
  ];
  const runs = bench.quick ? 1 : 3;
  for (const line of await measureSingles({ scenario: "close", hall, bare, runs, singles })) bench.emit(line);
}
