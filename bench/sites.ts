import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BareHandlers } from "./bare/process.ts";
import { startHouse } from "./house.ts";
import type { LoadHandlers, Pressing } from "./load/process.ts";
import type { Variant } from "./rounds.ts";
import type { Run, Stretch } from "./run.ts";
import type { Bench } from "./scenario.ts";
import { CHAIR, ROOM, sandboxVoters, seed, slackVoters, writeCharter } from "./seed.ts";
import { castAll } from "./seed-history.ts";
import type { Said } from "./verbs/verb.ts";
import { type Asks, startWorker } from "./worker.ts";

/** What the houses of one scenario stand on: load and the local Slack are in a process of their own. */
export type Ground = {
  bench: Bench;
  ends: AsyncDisposableStack;
  load: Asks<LoadHandlers>;
  charter: string;
  people: number;
};
export type Size = { members: number; closedPolls?: number };
/** Votes in the one open poll of a house. */
export type Site = { votes: Variant["run"] };
/** `presses`: the same presses, sent to any app. */
export type SlackSite = Site & { presses(url: string, until: Pressing["until"]): Variant["run"] };

export const SIGNING_SECRET = "bench-signing-secret";
const LOAD = new URL("./load/process.ts", import.meta.url);
const OPEN = 'poll open question:"Approve the agenda?" options:"Approve; Object; Abstain" closes:"in 2 weeks"';
const OPTIONS = 3;

export function openGround(bench: Bench, ends: AsyncDisposableStack): Ground {
  const load = startWorker<LoadHandlers>(LOAD);
  ends.defer(() => load.stop());
  /** More than vote at the same time, so that nobody waits for their own vote. */
  const people = bench.quick ? 8 : 200;
  return { bench, ends, load, charter: writeCharter(bench.folder, { people }).charter, people };
}

export const BARE_POSTGRES = "bare transaction, PostgreSQL";
const BARE = new URL("./bare/process.ts", import.meta.url);

export async function openBare(
  { ends }: Pick<Ground, "ends">,
  where: { url: string } | { dataDir: string },
): Promise<Asks<BareHandlers>> {
  const bare = startWorker<BareHandlers>(BARE);
  ends.defer(() => bare.stop());
  await bare.ask("open", where);
  return bare;
}

/** A sandbox in which anything is said. `told`: how each answer begins; a refusal is an error. `waitMs`: the longest that a call for nothing waited meanwhile. */
export type Hall = {
  sayAll(said: Said[], concurrency: number): Promise<{ run: Run; told: string[] }>;
  watched(said: Said[], concurrency: number): Promise<{ run: Run; waitMs: number }>;
  /** Until nothing is due. */
  settle(): Promise<void>;
};

export async function openHall(
  ground: Ground,
  name: string,
  where: { url: string },
  size: Size,
  prepare?: () => Promise<void>,
): Promise<Hall> {
  const { charter, load } = ground;
  await seed({ where, charter, ...size });
  await prepare?.();
  const url = await open(ground, name, { DATABASE_URL: where.url, CHARTER: charter });
  return {
    sayAll: (said, concurrency) => load.ask("sayAll", { url, said, concurrency }),
    watched: (said, concurrency) => load.ask("watched", { url, said, concurrency }),
    settle: () => load.ask("settle", { url }),
  };
}

async function open({ bench, ends }: Ground, name: string, settings: Record<string, string>): Promise<string> {
  const folder = join(bench.folder, name);
  mkdirSync(folder, { recursive: true });
  const house = await startHouse({ settings, folder, profileTo: bench.profileTo && join(bench.profileTo, name) });
  ends.defer(() => house.stop());
  return house.url;
}

/** Everyone has voted before anything is measured: what follows changes votes. */
const warmUp = (voters: string[]): Stretch => ({ concurrency: 8, calls: voters.length * 2 });

export async function openSandbox(
  ground: Ground,
  name: string,
  where: { url: string } | { dataDir: string },
  size: Size,
): Promise<Site> {
  const { charter, load, people } = ground;
  await seed({ where, charter, ...size });
  const database: Record<string, string> = "url" in where ? { DATABASE_URL: where.url } : { DATA_DIR: where.dataDir };
  const door = { url: await open(ground, name, { ...database, CHARTER: charter }), room: ROOM };
  const opened = await load.ask("say", { door, as: CHAIR, text: OPEN });
  const poll = opened.parts.flatMap((part) => part.options ?? [])[0]?.call.args.poll;
  if (poll === undefined) throw new Error(`the poll was not opened: ${opened.summary}`);
  if (size.closedPolls && "url" in where) await castAll(where.url);
  const voters = sandboxVoters(people);
  const votes = (stretch: Stretch) => load.ask("call", { door, poll, options: OPTIONS, voters, stretch });
  await votes(warmUp(voters));
  return { votes };
}

export async function openSlack(ground: Ground, name: string, url: string, size: Size): Promise<SlackSite> {
  const { charter, load, people } = ground;
  const channel = `C0${name.replaceAll("-", "").toUpperCase()}`;
  await seed({ where: { url }, charter, channel, ...size });
  const { apiUrl } = await load.ask("local", undefined);
  const house = await open(ground, name, {
    ...{ DATABASE_URL: url, CHARTER: charter, SLACK_API_URL: apiUrl },
    ...{ SLACK_BOT_TOKEN: "xoxb-local-bot", SLACK_SIGNING_SECRET: SIGNING_SECRET },
  });
  const events = `${house}/slack/events`;
  const app = { url: events, signingSecret: SIGNING_SECRET };
  const said = await load.ask("command", { app, user: CHAIR, channel, text: OPEN });
  if (!said.includes("is open until")) throw new Error(`the poll was not opened: ${said}`);
  const card = await load.ask("card", { channel });
  if (size.closedPolls) await castAll(url);
  const voters = slackVoters(people, size.members - 1);
  const presses = (to: string, until: Pressing["until"]) => (stretch: Stretch) =>
    load.ask("press", { app: { ...app, url: to }, card, voters, until, stretch });
  const votes = presses(events, "reply");
  await votes(warmUp(voters));
  return { votes, presses };
}
