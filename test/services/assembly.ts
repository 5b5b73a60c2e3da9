import { sql } from "drizzle-orm";
import type { Message } from "#core/contract/view.ts";
import {
  type Around,
  buttonsOf,
  callOf,
  createDirectChat,
  type DirectChat,
  messageOf,
  textOf,
} from "../dispatch/direct-chat.ts";
import type { DatabaseKind } from "../support/databases.ts";
import { openHouse, type TestHouse, type Wanted } from "../support/house.ts";

type Row = Record<string, unknown>;
export type Assembly = TestHouse & {
  chat: DirectChat;
  types(who: string, text: string, around?: Around): Promise<string>;
  presses(who: string, label: string, on: Message, around?: Around): Promise<string>;
  /** Registers in a category, for an organization. */
  joins(who: string, organization: string, category?: string): Promise<string>;
  /** Registers and is confirmed by the chair. */
  seated(who: string, organization: string, category?: string): Promise<void>;
  /** Confirms a member, and presses the button where a power is given. */
  confirms(by: string, who: string): Promise<string>;
  /** Opens a poll as the chair; returns its number. */
  opens(words?: string, options?: string): Promise<number>;
  rows(query: ReturnType<typeof sql>): Promise<Row[]>;
};

export const CHAIR = "Co-chair";

type Assembling = Omit<Wanted, "chats" | "kind"> & { kind?: DatabaseKind; chat?: DirectChat; rooms?: string[] };

/** A live house with a co-chair who claimed it and a plenary for members. */
export async function openAssembly(wanted: Assembling = {}): Promise<Assembly> {
  const { chat = createDirectChat(), rooms = ["plenary"], ...rest } = wanted;
  const test = await openHouse({ ...rest, chats: [chat.chat] });
  const types: Assembly["types"] = async (who, text, around) => textOf(await chat.ask(who, { text }, around));
  const joins: Assembly["joins"] = (who, organization, category = "sg-representative") =>
    types(
      who,
      `register organization:"${organization}" category:${category} country:KR email:${who.toLowerCase().replaceAll(" ", ".")}@example.org`,
    );
  const confirms: Assembly["confirms"] = async (by, who) => {
    const shown = await chat.ask(by, { text: `member confirm member:"${who}"` });
    const view = messageOf(shown);
    if (!buttonsOf(view).some((one) => one.label === "Confirm")) return textOf(shown);
    return textOf(await chat.ask(by, { call: callOf(view, "Confirm") }));
  };
  await expectText(types(CHAIR, `activity claim code:${test.claimCode()}`), /^You are now /);
  for (const room of rooms) await expectText(types(CHAIR, "room bind visibility:members", { room }), "now serves");
  return {
    ...test,
    chat,
    types,
    joins,
    confirms,
    presses: async (who, label, on, around) => textOf(await chat.ask(who, { call: callOf(on, label) }, around)),
    async seated(who, organization, category) {
      await expectText(joins(who, organization, category), "registered");
      await expectText(confirms(CHAIR, who), /is (confirmed|approved)/);
    },
    async opens(words = "", options = "Approve; Object; Abstain") {
      const text = `poll open question:"Approve the agenda?" options:"${options}" closes:"in 10 days" ${words}`;
      const number = /^Poll (\d+) is open until/.exec(await types(CHAIR, text))?.[1];
      if (number === undefined) throw new Error("the poll was not opened");
      return Number(number);
    },
    async rows(query) {
      const found: unknown = await test.database.reading.execute(query);
      return (Array.isArray(found) ? [...found] : (found as { rows: unknown[] }).rows) as Row[];
    },
  };
}

export async function expectText(said: Promise<string>, wanted: string | RegExp): Promise<void> {
  const text = await said;
  if (!(typeof wanted === "string" ? text.includes(wanted) : wanted.test(text)))
    throw new Error(`expected "${wanted}", but: ${text}`);
}

/** The one card of a poll in a channel. */
export const cardOf = (chat: DirectChat, channel: string, number: number): Message =>
  cardHeaded(chat, channel, `Poll ${number}`);

/** The one card with that heading in a channel: "Meeting 1". */
export function cardHeaded(chat: DirectChat, channel: string, heading: string): Message {
  const isCard = (view: Message) => view.parts.some((part) => part.kind === "heading" && part.text === heading);
  const found = chat.viewsIn(channel).filter(isCard);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} cards "${heading}" in ${channel}`);
  return found[0];
}

export { sql };
