import { loadCommands } from "#core/house/load-declared.ts";
import { readMoment } from "#core/services/time/read-moment.ts";
import { audit } from "#db/schema/record.ts";
import type { Reply, Seen } from "../support/chat.ts";
import { openHouse } from "../support/house.ts";
import type { WebChat } from "../support/web/chat.ts";

/** Who plays a role where the guide names nobody else. */
const PLAYED_BY: Record<string, string> = {
  "Co-chair": "First co-chair",
  Member: "SG17 representative",
  "Liaison representative": "SG21 representative",
  Secretariat: "Secretariat",
};
const REGISTERED = ["SG21 representative", "SG17 representative", "ETSI representative"];
const FAILED = /went wrong|not counted|There is no/;
/** Writes only where words are given with it. */
const SHOWS = "poll outcome";
/** What opens the form that a block of this kind is pasted into, and its field. */
const PASTED = { csv: ["roadmap import", "table"], text: ["agenda import meeting:1", "items"] } as const;

const STEPS = [
  /^> \*Sandbox clock:\* (?<clock>.+)$/,
  new RegExp(`^\\*\\*(?<role>${Object.keys(PLAYED_BY).join("|")})(?:\\.\\*\\*|\\*\\* \\((?<name>[^)]+)\\)\\.)`),
  /^```(?<kind>csv|text)\n(?<pasted>[\s\S]+?)\n```$/,
  /^```\n(?<typed>[\s\S]+?)\n```$/,
  /`(?<inline>[a-z-]+ [a-z-]+ [a-z]+:[^`…]+)`/,
  /[Pp]ress \*\*(?<pressed>[^*]+)\*\*/,
];
const STEP = new RegExp(STEPS.map(({ source }) => source).join("|"), "gm");

/** Tells a guide in the sandbox, step by step; what went wrong, and how many steps there were. */
export async function playGuide(story: string): Promise<{ played: number; wrong: string[] }> {
  const test = await openHouse();
  const chat = test.chats[0] as WebChat;
  const room = await chat.room("Plenary");
  const commands = await loadCommands();
  const wrong: string[] = [];
  let actor = await chat.person("First co-chair");
  let last: Seen | undefined;
  let played = 0;

  const recorded = () => test.database.db.$count(audit);
  async function answered(step: string, reply: Reply): Promise<void> {
    played += 1;
    last = reply !== "nothing" && "message" in reply ? reply.message : undefined;
    await test.house.settle();
    if (reply === "nothing" || FAILED.test(last?.text ?? "")) wrong.push(`${step}: ${last?.text}`);
  }
  async function type(line: string): Promise<void> {
    const before = await recorded();
    await answered(line, await actor.types(line, room));
    const name = [...commands.keys()].find((one) => line.startsWith(`${one} `)) ?? line;
    const writes = commands.get(name)?.effect === "write" && name !== SHOWS;
    const isSilent = last !== undefined && writes && (await recorded()) === before;
    if (isSilent) wrong.push(`${actor.account.name}: ${line}\n${last?.text}`);
  }
  async function paste(kind: keyof typeof PASTED, text: string): Promise<void> {
    const [opens, field] = PASTED[kind];
    await actor.types(opens, room);
    await answered(opens, await actor.sends({ [field]: text }));
  }
  async function press(label: string): Promise<void> {
    const seen = [...(await room.messages()), ...(await actor.inbox()), ...(last ? [last] : [])];
    const on = seen.findLast(({ buttons }) => buttons.includes(label));
    if (on) await answered(label, await actor.presses(label, on));
    else wrong.push(`${actor.account.name} sees no button "${label}"`);
  }
  async function moveClock(said: string): Promise<void> {
    const now = test.clock.now();
    const moment = readMoment(said, now, "Europe/Zurich");
    if (moment.kind !== "instant" || Temporal.Instant.compare(moment.at, now) <= 0)
      wrong.push(`the clock goes to ${said}`);
    else await test.forward(String(moment.at));
  }

  await seat(chat);
  for (const { groups = {} } of story.matchAll(STEP)) {
    const { clock, role, name, kind, pasted, typed, inline, pressed } = groups;
    if (role) actor = await chat.person(name ?? PLAYED_BY[role] ?? "");
    if (clock) await moveClock(clock);
    if (pasted) await paste(kind as keyof typeof PASTED, pasted);
    for (const line of (typed ?? inline)?.split("\n") ?? []) await type(line);
    if (pressed) await press(pressed);
  }
  await test.stop();
  return { played, wrong };
}

async function seat(chat: WebChat): Promise<void> {
  const room = await chat.room("Plenary");
  const people = await chat.port.people();
  for (const name of REGISTERED) {
    const line = people.find((one) => one.name === name)?.register ?? "";
    await (await chat.person(name)).types(line, room);
    await (await chat.person("Secretariat")).types(`member confirm member:"${name}"`, room);
  }
}
