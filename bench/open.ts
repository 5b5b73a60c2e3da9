import type { Bench } from "./scenario.ts";
import { measureSingles } from "./singles.ts";
import { openBare, openGround, openHall } from "./sites.ts";
import { saidAt, says } from "./verbs/verb.ts";

const OPEN = 'poll open question:"Which topics first?" options:"Avatars; Identity; Haptics" closes:"in 2 weeks"';

/** A poll for very many, beside one for the officers alone. */
export async function open(bench: Bench): Promise<void> {
  await using ends = new AsyncDisposableStack();
  const ground = openGround(bench, ends);
  const members = bench.quick ? 200 : 5000;
  const url = await bench.newDatabase("open");
  bench.note(`open: preparing ${members} members`);
  const hall = await openHall(ground, "open", { url }, { members });
  const bare = await openBare(ground, { url: await bench.newDatabase("open_bare") });
  const singles = [
    { variant: `poll open, ${members} seats`, said: () => saidAt(says(OPEN), 1, []) },
    { variant: "poll open, for the officers", said: () => saidAt(says(`${OPEN} for:co-chairs`), 1, []) },
  ];
  const runs = bench.quick ? 1 : 10;
  for (const line of await measureSingles({ scenario: "open", hall, bare, runs, singles })) bench.emit(line);
}
