import { afterAll, beforeAll, expect, it } from "vitest";
import type { ChatPerson, ChatRoom } from "../support/chat.ts";
import { createDiscordChat, type DiscordChat } from "../support/discord/chat.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { lastFile, onDiscord, onSlack } from "./meeting/cast.ts";
import { textOf } from "./story.ts";

const PAPER = "%PDF-1.7 Use cases of avatars";
const own = (name: string, text: string) => ({
  name,
  type: "application/octet-stream",
  bytes: new TextEncoder().encode(text),
});

let [slack, discord]: [SlackChat, DiscordChat] = [] as never;
let test: TestHouse;
let rooms: Record<string, ChatRoom>;
let coChair: ChatPerson;
let etsi: ChatPerson;

const says = async (person: ChatPerson, text: string, files = {}) =>
  textOf(await person.types(text, rooms[person.account.platform] as ChatRoom, files));

beforeAll(async () => {
  slack = await createSlackChat({ transport: "http" });
  discord = await createDiscordChat();
  test = await openHouse({ kind: "postgres", chats: [slack, discord] });
  rooms = { slack: await slack.room("plenary"), discord: await discord.room("plenary") };
  coChair = await slack.person("Co-chair");
  etsi = await discord.person("ETSI representative");
  await says(coChair, `activity claim code:${test.claimCode()}`);
  await says(etsi, "register organization:ETSI category:sdo-representative country:FR email:etsi@example.org");
  await says(coChair, 'member confirm member:"ETSI representative"');
});
afterAll(() => test.stop());

it("a file chosen in Slack's form is handed out on Discord", async () => {
  expect(await says(coChair, "document submit")).toContain('"name":"file"');
  const wrong = await coChair.sends({ title: "Use cases", source: "TSB", file: own("paper.pdf", "MZ not a paper") });
  expect(textOf(wrong)).toContain("is not what its name says");
  const sent = await coChair.sends({ title: "Use cases", source: "TSB", file: own("Use cases.pdf", PAPER) });
  expect(textOf(sent)).toContain("Your document is submitted as JCA-MV-I-001.");
  expect(await says(etsi, "document download document:I-001")).toContain("The file is Use cases.pdf");
  expect(lastFile(onDiscord(discord), etsi)).toEqual({ name: "Use cases.pdf", text: PAPER });
});

it("a file chosen as an option of the command on Discord is handed out on Slack", async () => {
  const typed = 'document submit title:"Haptics" meeting:1';
  expect(await says(etsi, typed, { file: own("run.exe", "MZ") })).toContain("is not a kind of file that is taken here");
  expect(await says(etsi, typed, { file: own("Haptics.txt", "Haptics, revised") })).toContain(
    "submitted as JCA-MV-I-002 for meeting 1",
  );
  await says(coChair, "document download document:I-002");
  await test.house.settle();
  expect(lastFile(onSlack(slack), coChair)).toEqual({ name: "Haptics.txt", text: "Haptics, revised" });
});

it("a form on Discord takes the file that is missing, and says what is wrong with it", async () => {
  expect(await says(etsi, "document revise document:I-002")).toContain('"name":"file"');
  const wrong = await etsi.sends({ file: own("Haptics.txt", "nothing\0readable") });
  expect(textOf(wrong)).toContain("inside it is no .txt file");
  if (wrong === "nothing" || !("message" in wrong)) throw new Error("nothing was said");
  expect(textOf(await etsi.presses("Correct", wrong.message))).toContain('"name":"file"');
  expect(textOf(await etsi.sends({ file: own("Haptics 2.txt", "Haptics, once more") }))).toContain(
    "Your revision is JCA-MV-I-002 Rev.1.",
  );
});

it("a file that is fetched from elsewhere, or does not end, is refused; nothing is kept", async () => {
  for (const kind of ["file elsewhere", "file longer"] as const) {
    await discord.trouble({ kind, count: 1 });
    const said = await says(etsi, 'document submit title:"Trap"', { file: own("trap.txt", "t") });
    if (kind === "file elsewhere") expect(said).toContain('"trap.txt" could not be read.');
    else expect(said).toMatch(/submitted as JCA-MV-I-003|could not be read/);
  }
  expect(test.log.lines.filter((line) => line.level === "error")).toEqual([]);
});
