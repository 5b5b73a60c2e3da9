import { join } from "node:path";
import type { BareHandlers } from "./bare/process.ts";
import { measure, type Variant } from "./rounds.ts";
import type { Bench } from "./scenario.ts";
import {
  BARE_POSTGRES,
  type Ground,
  openBare,
  openGround,
  openSandbox,
  openSlack,
  SIGNING_SECRET,
  type SlackSite,
} from "./sites.ts";
import type { Asks } from "./worker.ts";

const BARE_PGLITE = "bare transaction, PGlite";
const EMPTY = "Bolt, empty handler";
const REPLYING = "Bolt, bare transaction and the same reply";
/** Everything that makes it a vote may cost as much again as the least one could do. */
const AT_LEAST = 0.5;

type Bare = Asks<BareHandlers>;

/** Bolt alone: with nothing but the acknowledgement, and with the least work that ends in the same reply. */
async function boltVariants(ground: Ground, bare: Bare, slack: SlackSite): Promise<Variant[]> {
  const { load } = ground;
  const { apiUrl } = await load.ask("local", undefined);
  const signed = { signingSecret: SIGNING_SECRET, apiUrl };
  const reply = await load.ask("lastReply", undefined);
  const empty = slack.presses(await bare.ask("boltEmpty", signed), "ack");
  const replying = slack.presses(await bare.ask("boltWithReply", { ...signed, reply }), "reply");
  for (const run of [empty, replying]) await run({ concurrency: 8, calls: ground.people * 2 });
  return [
    { variant: EMPTY, run: empty },
    { variant: REPLYING, run: replying },
  ];
}

/** A vote by every way, beside the least that the same libraries can do. */
export async function vote(bench: Bench): Promise<void> {
  await using ends = new AsyncDisposableStack();
  const ground = openGround(bench, ends);
  const size = { members: bench.quick ? 60 : 250 };
  const [inPglite, inPostgres, inSlack] = [
    { dataDir: join(bench.folder, "vote-pglite-data") },
    { url: await bench.newDatabase("vote_sandbox") },
    { url: await bench.newDatabase("vote_slack") },
  ];
  bench.note("vote: preparing");
  const [pglite, sandbox, slack, barePglite, barePostgres] = await Promise.all([
    openSandbox(ground, "vote-pglite", inPglite, size),
    openSandbox(ground, "vote-sandbox", inPostgres, size),
    openSlack(ground, "vote-slack", inSlack.url, size),
    openBare(ground, { dataDir: join(bench.folder, "bare-data") }),
    openBare(ground, inSlack),
  ]);
  const variants: Variant[] = [
    { variant: "sandbox, PGlite", run: pglite.votes, against: [BARE_PGLITE] },
    { variant: BARE_PGLITE, run: (stretch) => barePglite.ask("transactions", stretch) },
    { variant: "sandbox, PostgreSQL", run: sandbox.votes, against: [BARE_POSTGRES] },
    { variant: BARE_POSTGRES, run: (stretch) => barePostgres.ask("transactions", stretch) },
    {
      variant: "Slack, PostgreSQL",
      run: slack.votes,
      against: [BARE_POSTGRES, EMPTY, REPLYING],
      target: { to: REPLYING, atLeast: AT_LEAST, concurrency: 32 },
    },
    ...(await boltVariants(ground, barePostgres, slack)),
  ];
  await measure(bench, { scenario: "vote", variants });
}
