import { textOf } from "../flows/story.ts";
import type { Chat, ChatPerson, ChatRoom } from "../support/chat.ts";
import type { TestHouse } from "../support/house.ts";

const CLOCK = /^\[(\S+)\]/;
const TYPED = /^([A-Z][^:]*): (.+)$/;
const ROOM = "Plenary";

type Stage = { test: TestHouse; room: ChatRoom; people: Map<string, ChatPerson>; shown: number; written: string[] };

/** Replays the lines of a transcript that people typed, and writes it down again with what was answered and said in the room. */
export async function replay(test: TestHouse, chat: Chat, transcript: string): Promise<string> {
  const people = new Map([["Secretariat", await chat.person("Secretariat")]]);
  const stage: Stage = { test, room: await chat.room(ROOM), people, shown: 0, written: [] };
  for (const line of transcript.split("\n")) {
    const [, instant] = CLOCK.exec(line) ?? [];
    const [, name, text] = TYPED.exec(line) ?? [];
    if (instant) await forward(stage, line, instant);
    if (name && text) await type(stage, line, { person: people.get(name) ?? (await chat.person(name)), name, text });
  }
  return stage.written.join("\n");
}

async function forward(stage: Stage, line: string, instant: string): Promise<void> {
  const { test, people, written } = stage;
  const before = new Set((await told(people)).map((one) => one.id));
  written.push(line);
  await test.forward(instant);
  for (const one of await told(people)) if (!before.has(one.id)) written.push(one.text);
  await roomSays(stage);
}

async function type(
  stage: Stage,
  line: string,
  typed: { person: ChatPerson; name: string; text: string },
): Promise<void> {
  stage.people.set(typed.name, typed.person);
  const answer = await typed.person.types(typed.text, stage.room);
  stage.written.push(line, `  → ${oneLine(textOf(answer))}`);
  await roomSays(stage);
}

async function roomSays(stage: Stage): Promise<void> {
  await stage.test.house.settle();
  const messages = await stage.room.messages();
  for (const message of messages.slice(stage.shown)) stage.written.push(`  ${ROOM} sees: ${oneLine(message.text)}`);
  stage.shown = messages.length;
}

async function told(people: ReadonlyMap<string, ChatPerson>): Promise<{ id: string; text: string }[]> {
  const all = [...people].map(async ([name, person]) =>
    (await person.inbox()).map(({ id, text }) => ({
      id: `${name} ${id}`,
      text: `  ${name} is told: ${oneLine(text)}`,
    })),
  );
  return (await Promise.all(all)).flat();
}

const oneLine = (text: string) =>
  text
    .trim()
    .split(/\s*\n\s*/)
    .join(" · ");
