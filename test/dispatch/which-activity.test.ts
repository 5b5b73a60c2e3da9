import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../house/process.ts";
import { freshDatabase } from "../support/databases.ts";
import { type Line, openHouse, type TestHouse } from "../support/house.ts";
import { buttonsOf, callOf, createDirectChat, messageOf, textOf } from "./direct-chat.ts";

const folder = temporaryFolder();
const chat = createDirectChat();
let test: TestHouse;
const types = async (who: string, text: string, room?: string) => textOf(await chat.ask(who, { text }, { room }));

function second(): string {
  const text = readFileSync("charters/jca-mv.yaml", "utf8");
  return text
    .replace(/^slug: .*$/m, "slug: jca-qk")
    .replace(/^acronym: .*$/m, "acronym: JCA-QK")
    .replace(/^title: .*$/m, "title: Joint Coordination Activity on another matter")
    .replaceAll(/slug: (plenary|correspondence)/g, "slug: qk-$1");
}
const codeOf = (slug: string) =>
  String(test.log.lines.find((line: Line) => line.data.activity === slug && "claimCode" in line.data)?.data.claimCode);

beforeAll(async () => {
  copyFileSync("charters/jca-mv.yaml", join(folder.path, "jca-mv.yaml"));
  writeFileSync(join(folder.path, "jca-qk.yaml"), second());
  test = await openHouse({ database: await freshDatabase("postgres"), chats: [chat.chat], charter: folder.path });
});
afterAll(async () => {
  await test.stop();
  folder.remove();
});

it("several activities in one installation each tell a code of their own, and one does not open the other", async () => {
  expect(codeOf("jca-mv")).not.toBe(codeOf("jca-qk"));
  const shown = await chat.ask("Chair MV", { text: `activity claim code:${codeOf("jca-mv")}` });
  expect(textOf(shown)).toContain("Which activity is this about?");
  expect(buttonsOf(messageOf(shown)).map((one) => one.label)).toEqual(["JCA-MV", "JCA-QK"]);
  expect(textOf(await chat.ask("Chair MV", { call: callOf(messageOf(shown), "JCA-QK") }))).toContain(
    "This is not the code.",
  );
  expect(textOf(await chat.ask("Chair MV", { call: callOf(messageOf(shown), "JCA-MV") }))).toContain(
    "co-chair of JCA-MV",
  );
  const other = await chat.ask("Chair QK", { text: `activity claim code:${codeOf("jca-qk")}` });
  expect(textOf(await chat.ask("Chair QK", { call: callOf(messageOf(other), "JCA-QK") }))).toContain(
    "co-chair of JCA-QK",
  );
});

it("who takes part in one only is never asked, and holds nothing in the other", async () => {
  expect(await types("Chair MV", "room bind visibility:members", "hall")).toContain("now serves JCA-MV");
  const elsewhere = await chat.ask(
    "Chair MV",
    { call: { activity: "jca-qk", command: "room bind", args: { visibility: "members" } } },
    { room: "annex" },
  );
  expect(textOf(elsewhere)).toContain('Only a co-chair or the secretariat can use "room bind".');
  expect(textOf(elsewhere)).toContain("Ask Chair QK.");
});

it("a room's activity is meant there, also by who takes part in another one", async () => {
  expect(await types("Chair QK", "activity show", "hall")).toContain("JCA-MV: ");
  expect(await types("Chair QK", "activity show", "corridor")).toContain("JCA-QK: ");
  expect(await types("Passer-by", "activity show", "hall")).toContain("JCA-MV: ");
  expect(await types("Passer-by", "activity show", "corridor")).toContain("Which activity is this about?");
});

it("a room bound to one activity is not taken over by the other", async () => {
  const taken = await chat.ask(
    "Chair QK",
    { call: { activity: "jca-qk", command: "room bind", args: { visibility: "everyone" } } },
    { room: "hall" },
  );
  expect(textOf(taken)).toContain("This room is bound to the activity jca-mv.");
});

it("who takes part in both is asked outside of their rooms, and the answer keeps what was typed", async () => {
  const join = "register organization:ETSI category:sdo-representative country:FR email:a@example.org";
  for (const activity of ["JCA-MV", "JCA-QK"]) {
    const asked = await chat.ask("Delegate", {
      call: {
        activity: activity.toLowerCase(),
        command: "register",
        args: { organization: "ETSI", category: "sdo-representative", country: "FR", email: "a@example.org" },
      },
    });
    expect(textOf(asked)).toContain("You are registered as member 1");
  }
  const shown = await chat.ask("Delegate", { text: join.replace("ETSI", "IEEE") }, { room: "corridor" });
  expect(buttonsOf(messageOf(shown)).map((one) => one.label)).toEqual(["JCA-MV", "JCA-QK"]);
  expect(textOf(await chat.ask("Delegate", { call: callOf(messageOf(shown), "JCA-QK") }))).toContain(
    "changed as member 1: IEEE",
  );
});

it("an activity that is not there is named as such", async () => {
  const shown = await chat.ask("Delegate", { call: { activity: "jca-xx", command: "activity show", args: {} } });
  expect(textOf(shown)).toContain('There is no activity "jca-xx" here.');
  expect(textOf(shown)).toContain("jca-mv, jca-qk");
});

it("a charter that was changed is told in the log and changes nothing", async () => {
  const file = join(folder.path, "jca-qk.yaml");
  writeFileSync(file, second().replace(/^title: .*$/m, "title: A title that is new"));
  const fresh = createDirectChat();
  const again = await openHouse({
    database: { ...test.database, close: async () => {} },
    chats: [fresh.chat],
    charter: folder.path,
  });
  const line = again.log.lines.find((one) => one.message.includes("differs from the record"));
  expect(line).toMatchObject({
    level: "warn",
    data: { file, differences: ["title: Joint Coordination Activity on another matter → A title that is new"] },
  });
  expect(again.house.activities.get("jca-qk")?.charter.title).toBe("Joint Coordination Activity on another matter");
  expect(again.log.lines.some((one) => "claimCode" in one.data)).toBe(false);
  await again.stop();
});
