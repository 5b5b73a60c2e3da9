import { type Run, runFor, type Stretch } from "../run.ts";
import { answerWith } from "../worker.ts";
import { post } from "./http.ts";
import { type Card, createLocalSlack } from "./local-slack.ts";
import { type App, command, press } from "./slack.ts";

export type Pressing = { app: App; card: Card; voters: string[]; until: "reply" | "ack"; stretch: Stretch };
export type Door = { url: string; room: string };
export type Calling = { door: Door; poll: string; options: number; voters: string[]; stretch: Stretch };
type View = { summary: string; parts: { kind: string; options?: { call: { args: { poll?: string } } }[] }[] };

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

  call: ({ door, poll, options, voters, stretch }: Calling): Promise<Run> =>
    runFor(stretch, async () => {
      const { user, option } = nextVote(voters);
      const args = { poll, choice: String((option % options) + 1) };
      checkCounted((await callDoor(door, user, { call: { command: "poll vote", args } })).summary);
    }),
};
export type LoadHandlers = typeof handlers;

answerWith(handlers);
