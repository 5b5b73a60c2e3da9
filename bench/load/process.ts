import { type Run, runFor, type Stretch } from "../run.ts";
import type { Said } from "../verbs/verb.ts";
import { answerWith } from "../worker.ts";
import { get, post } from "./http.ts";
import { type Card, createLocalSlack } from "./local-slack.ts";
import { type App, command, press } from "./slack.ts";

export type Pressing = { app: App; card: Card; voters: string[]; until: "reply" | "ack"; stretch: Stretch };
export type Door = { url: string; room: string };
export type Calling = { door: Door; poll: string; options: number; voters: string[]; stretch: Stretch };
type Part = { kind: string; spans?: unknown[]; options?: { call: { args: { poll?: string } } }[] };
type View = { kind: string; summary: string; parts: Part[] };
export type Saying = { url: string; said: Said[]; concurrency: number };

/** What a counted vote is answered with. */
const COUNTED = /Your vote in poll \d+ (is (counted|changed)|stays as it was)/;
const slack = await createLocalSlack();
let votes = 0;
let lastReply = "";

/** Everyone in turn; the next time around all of them move to the next option, so that every vote changes the card. */
function nextVote(voters: string[]): { user: string; option: number } {
  const at = votes++;
  return { user: voters[at % voters.length] as string, option: Math.floor(at / voters.length) };
}

function checkCounted(reply: string): void {
  if (!COUNTED.test(reply)) throw new Error(`a vote was not counted: ${reply}`);
}

/** A mistake is answered with what is wrong, in bold, and what to do instead; a form asks for more. */
function refusalIn({ kind, parts, summary }: View): string | undefined {
  if (kind !== "message") return `a ${kind} was shown`;
  const [wrong, instead] = parts;
  const bold = wrong?.kind === "text" && wrong.spans?.length === 1 && Object.keys(wrong.spans[0] ?? {})[0] === "bold";
  return bold && instead?.kind === "text" ? summary : undefined;
}

async function callDoor({ url, room }: Door, as: string, call: object): Promise<View> {
  const said = await post(`${url}/api/sandbox/call`, JSON.stringify({ as, room, ...call }), {
    "content-type": "application/json",
  });
  return (JSON.parse(said) as { view: View }).view;
}

const handlers = {
  local: async (_given: undefined) => ({ apiUrl: slack.apiUrl }),
  updates: async (_given: undefined) => slack.updates(),
  card: (given: { channel: string }) => slack.card(given.channel),
  command: (given: { app: App; user: string; channel: string; text: string }) => command(slack, given.app, given),
  /** What the last press was answered with, as JSON. */
  lastReply: async (_given: undefined) => lastReply,

  press: ({ app, card, voters, until, stretch }: Pressing): Promise<Run> =>
    runFor(stretch, async () => {
      const reply = await press(slack, app, { card, until, ...nextVote(voters) });
      if (until === "ack") return;
      checkCounted(reply);
      lastReply = reply;
    }),

  async say(given: { door: Door; as: string; text: string }): Promise<View> {
    return await callDoor(given.door, given.as, { text: given.text });
  },

  /** How each answer begins. */
  async sayAll({ url, said, concurrency }: Saying): Promise<{ run: Run; told: string[] }> {
    const told: string[] = [];
    let next = 0;
    const run = await runFor({ concurrency, calls: said.length }, async () => {
      const at = next++;
      const { as, room, text } = said[at] as Said;
      const view = await callDoor({ url, room }, as, { text });
      const refused = refusalIn(view);
      if (refused) throw new Error(`"${text}" by ${as} did nothing: ${refused}`);
      told[at] = view.summary.slice(0, 100);
    });
    return { run, told };
  },

  /** The same, while somebody asks for nothing again and again: the longest that one of these waited is what everybody would. */
  async watched({ url, said, concurrency }: Saying): Promise<{ run: Run; waitMs: number }> {
    let over = false;
    const waits = (async () => {
      let longest = 0;
      while (!over) {
        const startedMs = performance.now();
        await get(`${url}/healthz`);
        longest = Math.max(longest, performance.now() - startedMs);
      }
      return longest;
    })();
    const { run } = await handlers.sayAll({ url, said, concurrency });
    over = true;
    return { run, waitMs: await waits };
  },

  async settle({ url }: { url: string }): Promise<void> {
    await post(`${url}/api/sandbox/settle`, "{}", { "content-type": "application/json" });
  },

  call: ({ door, poll, options, voters, stretch }: Calling): Promise<Run> =>
    runFor(stretch, async () => {
      const { user, option } = nextVote(voters);
      const args = { poll, choice: String((option % options) + 1) };
      checkCounted((await callDoor(door, user, { call: { command: "poll vote", args } })).summary);
    }),
};
export type LoadHandlers = typeof handlers;

answerWith(handlers);
