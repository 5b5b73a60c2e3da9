import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { declare } from "#core/dispatch/declare.ts";
import { parseText } from "#core/dispatch/parse-text.ts";
import { loadCommands } from "#core/house/load-declared.ts";
import { takeActivity } from "#db/queries/transfer.ts";
import { draft } from "#db/schema/record.ts";
import { lane, work } from "#db/schema/work.ts";
import { createDirectChat, textOf } from "../dispatch/direct-chat.ts";
import { temporaryFolder } from "../house/process.ts";
import { type Line, openHouse, type TestHouse } from "../support/house.ts";
import { EVERY_COMMAND_MS } from "./every-command.ts";

const commands = await loadCommands();
const declarations = declare(commands.values());
const FIRST = "jca-mv";
const SECOND = "jca-ex";
const MARK = /zebra/i;

const folder = temporaryFolder();
const chat = createDirectChat();
let house: TestHouse;

const codeOf = (slug: string) =>
  house.log.lines.find((line: Line) => line.data.activity === slug && "claimCode" in line.data)?.data.claimCode;

async function says(activity: string, who: string, text: string): Promise<string> {
  const parsed = parseText(text, declarations);
  if (parsed.status !== "parsed") throw new Error(`${text}: ${JSON.stringify(parsed)}`);
  const call = { activity, command: parsed.command, args: parsed.args };
  return textOf(await chat.ask(who, { call }, { room: `${activity}-room` }));
}

const examples = declarations
  .flatMap(({ name, examples: own }) => own.map((text) => ({ name, text })))
  .filter(({ name }) => name !== "activity claim")
  .toSorted((a, b) => Number(a.name === "activity close") - Number(b.name === "activity close"));

const takenOf = async (slug: string) => {
  const activity = house.house.activities.get(slug);
  if (!activity) throw new Error(`there is no ${slug}`);
  await house.house.settle();
  return (await takeActivity(house.database.reading, { activityId: activity.id, slug })).tables;
};

beforeAll(async () => {
  for (const file of ["charters/jca-mv.yaml", "test/charter/jca-ex.yaml"])
    copyFileSync(file, join(folder.path, file.split("/")[1] === "jca-mv.yaml" ? "a.yaml" : "b.yaml"));
  house = await openHouse({ chats: [chat.chat], charter: folder.path });
  await says(FIRST, "Zebra chair", `activity claim code:${codeOf(FIRST)}`);
  await says(SECOND, "Other chair", `activity claim code:${codeOf(SECOND)}`);
  const registers = 'register organization:"Zebra Institute" category:academia country:KR email:zebra@example.org';
  await says(FIRST, "Zebra delegate", registers);
  await says(FIRST, "Zebra chair", 'member confirm member:"Zebra delegate"');
  await says(FIRST, "Zebra chair", "room bind visibility:everyone");
  await says(
    FIRST,
    "Zebra chair",
    'poll open question:"Zebra?" options:"Zebra; Quagga" closes:"in 2 weeks" for:everyone',
  );
  await says(
    FIRST,
    "Zebra chair",
    'discussion open subject:"Zebra" question:"Zebra?" closes:"in 2 weeks" for:everyone',
  );
  await says(FIRST, "Zebra chair", 'organization add name:"Zebra Forum" list:outside-body');
  const post = 'nomination open body:"Zebra Forum" direction:to closes:"in 2 weeks" about:Zebra for:everyone';
  await says(FIRST, "Zebra chair", post);
  await says(FIRST, "Zebra delegate", "nomination nominate nomination:1 person:me statement:Zebra");
  await says(FIRST, "Zebra chair", 'discussion comment discussion:1 text:"Zebra!"');
  const statement = `from:"Zebra body" purpose:action deadline:"in 2 weeks" text:"Zebra." identifier:Z-1 for:everyone`;
  await says(FIRST, "Zebra chair", `statement receive title:"Zebra" ${statement} contacts:"Zebra person, Zebra body"`);
  await says(FIRST, "Zebra chair", "statement reply statement:1");
  await says(FIRST, "Zebra chair", 'roadmap add body:"Zebra body" title:"Zebra avatar" topic:Zebra contact:1');
  await says(FIRST, "Zebra chair", 'matter raise title:"Zebra" bodies:"Zebra Institute" for:everyone');
  await says(
    FIRST,
    "Zebra chair",
    'document submit title:"Zebra" source:"Zebra Institute" for:everyone link:https://example.org/zebra',
  );
  await says(FIRST, "Zebra chair", 'remind me about:"Zebra" at:"in 2 weeks"');
}, EVERY_COMMAND_MS);
afterAll(async () => {
  await house.stop();
  folder.remove();
});

it("a poll that closes in one activity takes away no half-filled vote in the poll of that number in another", async () => {
  const call = { activity: FIRST, command: "poll vote", args: { poll: "1", choice: "9" } };
  const begun = () => house.database.reading.$count(draft, eq(draft.command, "poll vote"));
  await chat.ask("Zebra delegate", { call, values: {} }, { room: `${FIRST}-room` });
  expect(await begun()).toBe(1);
  for (const who of ["A", "B", "C", "D", "E"].map((letter) => `Other delegate ${letter}`)) {
    await says(SECOND, who, `register organization:"${who}" category:delegate country:KR email:other@example.org`);
    await says(SECOND, "Other chair", `member confirm member:"${who}"`);
  }
  const opened = 'poll open question:"Agreed?" options:"Yes; No" secret:yes closes:"in 2 weeks"';
  expect(await says(SECOND, "Other chair", opened)).toContain("Poll 1 is open");
  expect(await says(SECOND, "Other chair", "poll close poll:1")).toContain("Poll 1 is closed");
  expect(await begun()).toBe(1);
  await chat.ask("Other chair", { call: { ...call, activity: SECOND }, values: {} }, { room: `${SECOND}-room` });
  expect(await begun()).toBe(1);
});

it(
  "no command of one activity shows or changes anything of another",
  async () => {
    const before = await takenOf(FIRST);
    expect(JSON.stringify(before)).toMatch(MARK);
    for (const round of [1, 2]) {
      for (const { text } of examples)
        expect(await says(SECOND, "Other chair", text), `${round}: ${text}`).not.toMatch(MARK);
    }
    const after = await takenOf(FIRST);
    for (const [table, rows] of Object.entries(before)) expect(after[table], table).toBe(rows);
  },
  EVERY_COMMAND_MS,
);

it(
  "no completion of one activity offers anything of another",
  async () => {
    let offered = 0;
    for (const { name, complete = {} } of commands.values()) {
      for (const arg of Object.keys(complete)) {
        const options = await chat.completes("Other chair", { activity: SECOND, command: name, args: {} }, arg, "");
        expect(JSON.stringify(options), `${name} ${arg}`).not.toMatch(MARK);
        offered += options.length;
      }
    }
    expect(offered).toBeGreaterThan(5);
  },
  EVERY_COMMAND_MS,
);

it("what one activity exports holds nobody and nothing of another", async () => {
  expect(JSON.stringify(await takenOf(SECOND))).not.toMatch(MARK);
  expect(JSON.stringify(await takenOf(FIRST))).not.toContain("Other chair");
});

it("who is forgotten in one activity is gone from the cards of another that was left before", async () => {
  const due = () => house.database.reading.$count(work, and(eq(work.kind, "refresh"), eq(work.activityId, 1)));
  const ended = await says(FIRST, "Zebra delegate", 'member end member:"Zebra delegate"');
  expect(ended).toContain("You no longer take part");
  await house.house.settle();
  await house.database.reading.update(lane).set({ coolUntil: sql`'infinity'` });
  expect(await due()).toBe(0);
  const forget = { activity: SECOND, command: "profile forget", args: { sure: "yes" } };
  expect(textOf(await chat.ask("Zebra delegate", { call: forget }))).toContain("You are forgotten");
  expect(await due()).toBeGreaterThan(0);
});
