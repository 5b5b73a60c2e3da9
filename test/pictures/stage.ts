import type { ChatPerson, ChatRoom, Reply, Seen } from "../support/chat.ts";
import { createDiscordChat, type DiscordChat } from "../support/discord/chat.ts";
import { openHouse, type TestHouse, type Wanted } from "../support/house.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { capturesOfDiscord, capturesOfSlack } from "./capture.ts";
import type { Shot } from "./shot.ts";

const BEGINS = "2025-07-03T06:00:00Z";

/** Who is in the story, where they talk, and what their clock says. */
const CAST = {
  "First co-chair": ["slack", "Europe/Zurich"],
  Secretariat: ["discord", "Europe/Zurich"],
  "SG21 representative": ["slack", "Europe/Zurich"],
  "SG17 representative": ["discord", "Asia/Tokyo"],
  "ETSI representative": ["discord", "Europe/Zurich"],
  "Invited expert": ["slack", "Europe/Zurich"],
} as const;
export type Who = keyof typeof CAST;

export type Stage = {
  test: TestHouse;
  /** Types a command, and has the private answer. */
  says(who: Who, text: string): Promise<Seen>;
  presses(who: Who, label: string, on: Seen): Promise<Seen>;
  sends(who: Who, values: Record<string, string>): Promise<Seen>;
  /** Types or presses what opens a form. */
  opens(who: Who, act: { text: string } | { label: string; on: Seen }): Promise<void>;
  /** The newest message of that text in this person's room, or told to this person. */
  card(who: Who, text: string): Promise<Seen>;
  told(who: Who, text: string): Promise<Seen>;
  forward(to: string): Promise<void>;
  /** Forward without stopping at what is due on the way, which comes as one: weeks nobody looks at. */
  leaps(to: string): Promise<void>;
  takes(name: string, who: Who, what: Seen | "form", used?: string): void;
  shots: Shot[];
};

/** A house that serves one Slack workspace and one Discord server, and six people in them. */
export async function openStage(database?: Wanted["database"]): Promise<Stage> {
  const slack = await createSlackChat({ transport: "http" });
  const discord = await createDiscordChat({ server: { eventsNow: () => Date.parse(BEGINS) } });
  const test = await openHouse({ chats: [slack, discord], now: BEGINS, ...housed(database) });
  const rooms = { slack: await slack.room("plenary"), discord: await discord.room("plenary") };
  const people = new Map<Who, ChatPerson>();
  for (const [name, [platform]] of Object.entries(CAST))
    people.set(name as Who, await { slack, discord }[platform].person(name));
  return stageOf({ test, slack, discord, rooms, people });
}

/** A real PostgreSQL is quicker than the embedded one; where no test runs, there is none. */
export const housed = (database: Wanted["database"]): Wanted => (database ? { database } : { kind: "postgres" });

type Parts = {
  test: TestHouse;
  slack: SlackChat;
  discord: DiscordChat;
  rooms: Record<"slack" | "discord", ChatRoom>;
  people: Map<Who, ChatPerson>;
};

function stageOf(parts: Parts): Stage {
  const { test, rooms } = parts;
  const captures = { slack: capturesOfSlack(parts.slack), discord: capturesOfDiscord(parts.discord) };
  const postedAt = noteTimes(parts);
  const shots: Shot[] = [];
  const person = (who: Who) => parts.people.get(who) as ChatPerson;
  const roomOf = (who: Who) => rooms[CAST[who][0]];
  const settled = async <Result>(act: Promise<Result>): Promise<Result> => {
    const result = await act;
    await test.house.settle();
    postedAt.note();
    return result;
  };
  return {
    test,
    shots,
    says: async (who, text) => message(text, await settled(person(who).types(text, roomOf(who)))),
    presses: async (who, label, on) => message(label, await settled(person(who).presses(label, on))),
    sends: async (who, values) => message("the form", await settled(person(who).sends(values))),
    async opens(who, act) {
      const opened = "text" in act ? person(who).types(act.text, roomOf(who)) : person(who).presses(act.label, act.on);
      const reply = await opened;
      if (reply === "nothing" || !("form" in reply)) throw new Error(`no form: ${JSON.stringify(reply)}`);
    },
    card: async (who, text) => newest(text, await roomOf(who).messages()),
    told: async (who, text) => newest(text, await person(who).inbox()),
    forward: (to) => settled(test.forward(to)),
    async leaps(to) {
      await test.clock.move(Temporal.Instant.from(to));
      await settled(test.forward(to));
    },
    takes(name, who, what, used) {
      const [platform, zone] = CAST[who];
      const captured = what === "form" ? captures[platform].form() : captures[platform].seen(what);
      const at = (what === "form" ? undefined : postedAt.of(what.id)) ?? String(test.clock.now());
      shots.push({ name, platform, reader: who, zone, at, ...captured, ...(used ? { used } : {}) });
    },
  };
}

function message(asked: string, reply: Reply): Seen {
  if (reply === "nothing" || !("message" in reply)) throw new Error(`${asked}: ${JSON.stringify(reply)}`);
  return reply.message;
}

function newest(text: string, messages: Seen[]): Seen {
  const found = messages.findLast((one) => one.text.includes(text));
  if (!found) throw new Error(`no message says "${text}":\n${messages.map((one) => one.text).join("\n---\n")}`);
  return found;
}

/** The local servers run on real time; what a picture says is the story's. */
function noteTimes({ test, slack, discord }: Parts) {
  const times = new Map<string, string>();
  return {
    of: (id: string) => times.get(id),
    note() {
      const ids = [...slack.server.state.messages.map(({ ts }) => ts), ...discord.server.world.messages.keys()];
      for (const id of ids) if (!times.has(id)) times.set(id, String(test.clock.now()));
    },
  };
}
