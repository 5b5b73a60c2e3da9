import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, sql } from "../services/assembly.ts";
import { freshDatabase } from "../support/databases.ts";
import { declared } from "../support/read-once.ts";
import { EVERY_COMMAND_MS } from "./every-command.ts";
import { prepare } from "./prepared.ts";

const { commands } = await declared();
const alarms = [...commands.values()].filter((command) => command.access === "clock").map((command) => command.name);

describe("help", { timeout: EVERY_COMMAND_MS }, () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await prepare(await freshDatabase("postgres"));
  }, EVERY_COMMAND_MS);
  afterAll(() => house.stop());

  /** All pages of it; the last one again where there are fewer. */
  const shown = async (who: string) => {
    const page = async (number: number) =>
      textOf(await house.chat.ask(who, { call: { command: "help", args: { page: String(number) } } }));
    return (await Promise.all([1, 2, 3, 4, 5, 6, 7, 8, 9].map(page))).join("\n");
  };

  it("shows everybody only what they may do", async () => {
    const officers = ["poll open", "poll close", "poll extend", "room bind", "room unbind"];
    const members = ["member list", "member confirm", "room list"];
    const answers = [
      "poll vote",
      "discussion position",
      "discussion object",
      "nomination accept",
      "nomination support",
    ];
    const [outside, member, chair] = [await shown("Passer-by"), await shown("ETSI representative"), await shown(CHAIR)];
    for (const name of [...officers, ...members, ...answers, "liaison report", ...alarms])
      expect(outside, name).not.toContain(`${name} —`);
    for (const name of [...officers, ...alarms]) expect(member, name).not.toContain(`${name} —`);
    for (const name of ["register", "poll show"]) expect(outside).toContain(`${name} —`);
    for (const name of [...members, ...answers]) expect(member, name).toContain(`${name} —`);
    for (const name of [...officers, ...members]) expect(chair).toContain(`${name} —`);
    for (const name of alarms) expect(chair, name).not.toContain(`${name} —`);
  });

  it("of a noun shows its verbs, of a command its arguments and an example that can be typed", async () => {
    expect(await house.types("Passer-by", "help poll")).not.toContain("poll open —");
    expect(await house.types(CHAIR, "help poll")).toContain("poll open —");
    const one = `${await house.types(CHAIR, "help poll open")}\n${await house.types(CHAIR, "help poll open page:2")}`;
    for (const words of [
      "question: Question",
      "kind: Kind (optional). Single choice when left out. One of: single, multiple",
      'poll open question:"Approve the agenda?"',
    ]) {
      expect(one).toContain(words);
    }
    expect(one).toContain("closes: Closes. Until when");
    expect(one).not.toMatch(/\.\. /);
  });

  it("refuses what the asker may not use, and says so", async () => {
    expect(await house.types("Passer-by", "help poll open")).toContain('Only a co-chair can use "poll open".');
    expect(await house.types(CHAIR, "help poll due")).toContain('There is no command "poll due".');
    expect(await house.types(CHAIR, "help nothing")).toContain('There is no command "nothing".');
  });

  it.each(["Quorum", "charter", "card", "per", "Seats"])("explains %s, which answers say", async (word) => {
    const key = word.toLowerCase().replace(/s$/, "");
    expect(await house.types("Passer-by", "help words")).toContain(`${key} — `);
    expect(await house.types("Passer-by", `help ${word}`)).toMatch(new RegExp(`^\\W*${key}\\W*: .+\\.`, "i"));
  });

  it("shows the claim of a role as long as there is a code, and nouns in the order their declarations say", async () => {
    expect(await shown("Passer-by")).not.toContain("activity claim —");
    await house.rows(sql`update claim_code set used_by = null`);
    expect(await shown("Passer-by")).toContain("activity claim —");
    await house.rows(sql`update claim_code set used_by = 1`);
    const nouns = [...(await shown(CHAIR)).matchAll(/^\W*(\w+)[^—\n]* — /gm)].map((one) => one[1]);
    const order = ["register", "poll", "remind", "member", "room", "activity", "help"];
    expect([...new Set(nouns)].filter((noun) => order.includes(noun ?? ""))).toEqual(order);
  });

  it("refuses an alarm to everybody, typed or pressed", async () => {
    for (const name of alarms) {
      expect(await house.types(CHAIR, `${name} poll:1`)).toContain(`Unknown command "${name}"`);
      const pressed = await house.chat.ask(CHAIR, {
        call: { activity: "jca-mv", command: name, args: { poll: "1", reminder: "1" } },
      });
      expect(JSON.stringify(pressed)).toContain("There is no command");
    }
  });
});
