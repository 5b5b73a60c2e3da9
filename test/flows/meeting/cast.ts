import { expect } from "vitest";
import type { Chat, ChatPerson, ChatRoom, Reply, Seen, SeenForm } from "../../support/chat.ts";
import type { DiscordChat } from "../../support/discord/chat.ts";
import type { TestHouse } from "../../support/house.ts";
import type { SlackChat } from "../../support/slack/chat.ts";
import type { WebChat } from "../../support/web/chat.ts";

export type File = { name: string; text: string };
/** What the stories need of a platform beyond what every chat can. */
export type Surface = { chat: Chat; lastFile(person: ChatPerson): File | undefined };

export type Cast = {
  secretariat: ChatPerson;
  coChair: ChatPerson;
  /** SG21, SG17, ETSI, a Sector Member and a university; all are confirmed. */
  members: [ChatPerson, ChatPerson, ChatPerson, ChatPerson, ChatPerson];
  expert: ChatPerson;
  /** One of each platform, and in the sandbox one more. */
  rooms: ChatRoom[];
  at(person: ChatPerson): ChatRoom;
  surfaceOf(person: ChatPerson): Surface;
  /** The other account of a person who has two; else the same. */
  elsewhere(person: ChatPerson): ChatPerson;
};

export type Story = { test: TestHouse; cast: Cast };

type Names = { secretariat: string; coChair: string; members: string[]; expert: string; rooms: string[] };

/** As they are called where they are made for the test. */
export const NAMES: Names = {
  secretariat: "Secretariat",
  coChair: "Co-chair",
  members: [
    "SG21 representative",
    "SG17 representative",
    "ETSI representative",
    "Sector Member delegate",
    "Academia delegate",
  ],
  expert: "Invited expert",
  rooms: ["plenary"],
};

/** Everybody in one room of one platform. */
export async function castOf(surface: Surface, names: Names): Promise<Cast> {
  const { chat } = surface;
  const rooms: ChatRoom[] = [];
  for (const name of names.rooms) rooms.push(await chat.room(name));
  const [home] = rooms;
  const members: ChatPerson[] = [];
  for (const name of names.members) members.push(await chat.person(name));
  return {
    secretariat: await chat.person(names.secretariat),
    coChair: await chat.person(names.coChair),
    members: members as Cast["members"],
    expert: await chat.person(names.expert),
    rooms,
    at: () => home as ChatRoom,
    surfaceOf: () => surface,
    elsewhere: (person) => person,
  };
}

export const messageOf = (reply: Reply): Seen => {
  if (typeof reply === "object" && "message" in reply) return reply.message;
  throw new Error(`no message, but ${JSON.stringify(reply)}`);
};
export const formOf = (reply: Reply): SeenForm => {
  if (typeof reply === "object" && "form" in reply) return reply.form;
  throw new Error(`no form, but ${JSON.stringify(reply)}`);
};

export const says = async ({ cast }: Story, person: ChatPerson, text: string): Promise<string> =>
  messageOf(await person.types(text, cast.at(person))).text;

/** Presses a button and gives back what the person reads. */
export const presses = async (person: ChatPerson, label: string, on: Seen): Promise<string> =>
  messageOf(await person.presses(label, on)).text;

/** The one message with that heading in a room, as it stands now. */
export async function cardIn(room: ChatRoom, heading: string): Promise<Seen> {
  const cards = (await room.messages()).filter((one) => one.text.split("\n")[0] === heading);
  expect(cards, `one card "${heading}" in ${room.name}`).toHaveLength(1);
  return cards[0] as Seen;
}

export const cardFor = ({ cast }: Story, person: ChatPerson, heading: string) => cardIn(cast.at(person), heading);

/** Direct messages with these words; a person of two accounts is told on one of them. */
export async function told(
  { cast }: Story,
  person: ChatPerson,
  words: string,
): Promise<{ by: ChatPerson; seen: Seen }[]> {
  const accounts = [...new Set([person, cast.elsewhere(person)])];
  const all = await Promise.all(
    accounts.map(async (by) =>
      (await by.inbox()).map((seen) => ({ by, seen })).filter(({ seen }) => seen.text.includes(words)),
    ),
  );
  return all.flat();
}

export async function lastTold(story: Story, person: ChatPerson, words: string) {
  const last = (await told(story, person, words)).at(-1);
  if (!last) throw new Error(`${person.account.name} was not told "${words}"`);
  return last;
}

/** Slack shares a file after the message about it. */
export function lastFile(surface: Surface, person: ChatPerson): File {
  const file = surface.lastFile(person);
  if (!file) throw new Error(`${person.account.name} was given no file`);
  return file;
}

export const onSlack = (chat: SlackChat): Surface => ({
  chat,
  lastFile({ account }) {
    const { state } = chat.server;
    const channel = state.directChannel(account.account).id;
    const file = [...state.files.values()].findLast((one) => one.channel === channel);
    return file && { name: file.name, text: file.bytes.toString() };
  },
});

export const onDiscord = (chat: DiscordChat): Surface => ({
  chat,
  lastFile({ account }) {
    const mine = [...chat.server.world.messages.values()].filter((one) => one.privateTo === account.account);
    const file = mine.flatMap((one) => one.attachments).at(-1);
    return file && { name: file.filename, text: new TextDecoder().decode(file.bytes) };
  },
});

export const inSandbox = (chat: WebChat): Surface => ({
  chat,
  lastFile({ account }) {
    const file = chat.files.get(account.account);
    return file && { name: file.name, text: Buffer.from(file.base64, "base64").toString() };
  },
});
