import { expect } from "vitest";
import type { Chat, ChatPerson, ChatRoom, Reply, Seen } from "../support/chat.ts";
import type { TestHouse } from "../support/house.ts";

export type Cast = {
  secretariat: ChatPerson;
  coChair: ChatPerson;
  /** Six people who register; the last one is never confirmed. */
  members: ChatPerson[];
  /** One room of each platform. */
  rooms: ChatRoom[];
  /** Where each person types. */
  at(person: ChatPerson): ChatRoom;
};

export const ORGANIZATIONS = [
  { organization: "ITU-T SG21", category: "sg-representative", country: "KR" },
  { organization: "ITU-T SG21", category: "sg-contact", country: "CN" },
  { organization: "ITU-T SG17", category: "sg-representative", country: "JP" },
  { organization: "ETSI", category: "sdo-representative", country: "FR" },
  { organization: "Example Telecom", category: "sector-member", country: "DE" },
  { organization: "Example University", category: "academia", country: "GH" },
];

export const textOf = (reply: Reply): string => {
  if (reply === "nothing") return "";
  return "message" in reply ? reply.message.text : JSON.stringify(reply.form);
};

export function messageIn(reply: Reply): Seen {
  if (reply === "nothing" || !("message" in reply)) throw new Error(`no message, but ${textOf(reply)}`);
  return reply.message;
}

/** The newest card of poll 1 in a room. */
export async function cardIn(room: ChatRoom): Promise<Seen> {
  const cards = (await room.messages()).filter(
    (message) => /Poll 1\b/.test(message.text) && !/Result of/.test(message.text),
  );
  expect(cards, `one card of poll 1 in ${room.name}`).toHaveLength(1);
  return cards[0] as Seen;
}

export async function says(cast: Cast, person: ChatPerson, text: string): Promise<string> {
  return textOf(await person.types(text, cast.at(person)));
}

/** 3 July 2025: six register, five are confirmed, a poll per organization opens, votes come and change, midnight in Geneva closes it. */
export async function tellStory(test: TestHouse, cast: Cast): Promise<void> {
  await registerAll(cast);
  await confirmFive(test, cast);
  await openThePoll(test, cast);
  await vote(test, cast);
  await remind(test, cast);
  await close(test, cast);
}

async function registerAll(cast: Cast): Promise<void> {
  for (const [index, person] of cast.members.entries()) {
    const { organization, category, country } = ORGANIZATIONS[index] ?? { organization: "", category: "", country: "" };
    const said = await says(
      cast,
      person,
      `register organization:"${organization}" category:${category} country:${country} email:a${index}@example.org`,
    );
    expect(said).toContain("You are registered as member");
    expect(said).toContain(organization);
  }
}

async function confirmFive(test: TestHouse, cast: Cast): Promise<void> {
  await test.house.settle();
  expect((await cast.secretariat.inbox()).filter((one) => one.text.includes("waits for a confirmation"))).toHaveLength(
    6,
  );
  for (const person of cast.members.slice(0, 5)) {
    expect(await says(cast, cast.secretariat, `member confirm member:"${person.account.name}"`)).toContain(
      "is confirmed for",
    );
  }
  await test.house.settle();
  expect((await cast.members[0]?.inbox())?.some((one) => one.text.includes("is confirmed"))).toBe(true);
}

async function openThePoll(test: TestHouse, cast: Cast): Promise<void> {
  const open =
    'poll open question:"Approve the agenda?" options:"Approve; Object" closes:2025-09-15 kind:single per:organization results:after-closing';
  expect(await says(cast, cast.members[0] as ChatPerson, open)).toContain("Only a co-chair");
  expect(await says(cast, cast.coChair, open)).toContain("4 organizations can vote");
  await test.house.settle();
  for (const room of cast.rooms) {
    const card = await cardIn(room);
    expect(card.text).toContain("Approve the agenda?");
    expect(card.text).toContain("0 of 4 organizations have voted");
    expect(card.buttons).toEqual(["Approve", "Object"]);
    expect(card.notified).toEqual([]);
  }
}

async function vote(test: TestHouse, cast: Cast): Promise<void> {
  const [sg21, sg21Contact, sg17, etsi, , unconfirmed] = cast.members as [
    ChatPerson,
    ChatPerson,
    ChatPerson,
    ChatPerson,
    ChatPerson,
    ChatPerson,
  ];
  const press = async (person: ChatPerson, label: string) =>
    textOf(await person.presses(label, await cardIn(cast.at(person))));
  expect(await press(sg21, "Object")).toContain("The vote of ITU-T SG21 in poll 1 is counted: Object");
  expect(await press(sg21Contact, "Approve")).toContain("The vote of ITU-T SG21 in poll 1 is changed: Approve");
  expect(await press(sg17, "Object")).toContain("is counted: Object");
  expect(await press(sg17, "Approve")).toContain("is changed: Approve");
  expect(await says(cast, etsi, "poll vote poll:1 choice:2")).toContain("ETSI in poll 1 is counted: Object");
  expect(await press(unconfirmed, "Approve")).toContain("is not confirmed");
  await test.house.settle();
  for (const room of cast.rooms) {
    const card = await cardIn(room);
    expect(card.text).toContain("3 of 4 organizations have voted");
    expect(card.text).not.toContain("67");
  }
  expect((await sg21.inbox()).some((one) => one.text.includes("A colleague changed the vote of ITU-T SG21"))).toBe(
    true,
  );
}

async function remind(test: TestHouse, cast: Cast): Promise<void> {
  const reminded = async () =>
    Promise.all(
      cast.members.map(
        async (person) => (await person.inbox()).filter((one) => one.text.includes("Reminder: Poll 1")).length,
      ),
    );
  expect(await reminded()).toEqual([0, 0, 0, 0, 0, 0]);
  await test.forward("2025-09-14T22:00:00Z");
  expect(await reminded()).toEqual([0, 0, 0, 0, 3, 0]);
  const telecom = cast.members[4] as ChatPerson;
  const [first] = (await telecom.inbox()).filter((one) => one.text.includes("Reminder: Poll 1"));
  expect(first?.text).toContain("because you speak for Example Telecom");
  expect(textOf(await telecom.presses("Approve", first as Seen))).toContain(
    "Example Telecom in poll 1 is counted: Approve",
  );
}

async function close(test: TestHouse, cast: Cast): Promise<void> {
  const etsi = cast.members[3] as ChatPerson;
  await test.forward("2025-09-15T21:59:59.900Z");
  expect(textOf(await etsi.presses("Approve", await cardIn(cast.at(etsi))))).toContain("is changed: Approve");
  expect(textOf(await etsi.presses("Object", await cardIn(cast.at(etsi))))).toContain("is changed: Object");
  const before = await cardIn(cast.at(etsi));
  await test.forward("2025-09-15T22:00:00Z");
  for (const room of cast.rooms) {
    const messages = await room.messages();
    const results = messages.filter((message) => message.text.includes("Result of poll 1"));
    expect(results, `one result in ${room.name}`).toHaveLength(1);
    expect(results[0]?.text).toContain("Most votes: Approve");
    expect(results[0]?.text).toContain("4 of 4 organizations have voted");
    const card = await cardIn(room);
    expect(card.buttons).toEqual([]);
    expect(card.text).toContain("Closed");
  }
  expect(textOf(await etsi.presses("Approve", before))).toContain("is closed, so this vote was not counted");
}

/** Everybody in one room of one platform. */
export async function castOf(
  chat: Chat,
  names: { secretariat: string; coChair: string; members: string[]; rooms: string[] },
): Promise<Cast> {
  const rooms: ChatRoom[] = [];
  for (const name of names.rooms) rooms.push(await chat.room(name));
  const members: ChatPerson[] = [];
  for (const name of names.members) members.push(await chat.person(name));
  const [home] = rooms;
  return {
    secretariat: await chat.person(names.secretariat),
    coChair: await chat.person(names.coChair),
    members,
    rooms,
    at: () => home as ChatRoom,
  };
}
