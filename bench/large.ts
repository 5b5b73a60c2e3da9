import { measure } from "./rounds.ts";
import type { Bench } from "./scenario.ts";
import { openGround, openSandbox, openSlack } from "./sites.ts";

/** At most 1.3 times slower. */
const AT_LEAST = 1 / 1.3;

/** The same votes in an activity with a long record, beside a young one. */
export async function large(bench: Bench): Promise<void> {
  await using ends = new AsyncDisposableStack();
  const ground = openGround(bench, ends);
  const young = { members: bench.quick ? 60 : 250 };
  const old = bench.quick ? { members: 300, closedPolls: 3 } : { members: 10_000, closedPolls: 100 };
  const database = async (name: string) => ({ url: await bench.newDatabase(name) });
  bench.note(`large: preparing ${old.members} members and ${old.members * old.closedPolls} ballots, twice`);
  const urls = await Promise.all(["young_sandbox", "old_sandbox", "young_slack", "old_slack"].map(database));
  const [youngSandbox, oldSandbox] = await Promise.all([
    openSandbox(ground, "young-sandbox", urls[0] as { url: string }, young),
    openSandbox(ground, "old-sandbox", urls[1] as { url: string }, old),
  ]);
  const [youngSlack, oldSlack] = await Promise.all([
    openSlack(ground, "young-slack", (urls[2] as { url: string }).url, young),
    openSlack(ground, "old-slack", (urls[3] as { url: string }).url, old),
  ]);
  const size = `${old.members} members and ${old.members * old.closedPolls} ballots`;
  const pair = (way: string, small: typeof youngSandbox, big: typeof oldSandbox) => [
    { variant: `${way}, ${young.members} members`, run: small.votes },
    {
      variant: `${way}, ${size}`,
      run: big.votes,
      against: [`${way}, ${young.members} members`],
      target: { to: `${way}, ${young.members} members`, atLeast: AT_LEAST },
    },
  ];
  const variants = [...pair("sandbox", youngSandbox, oldSandbox), ...pair("Slack", youngSlack, oldSlack)];
  await measure(bench, { scenario: "large", variants });
}
