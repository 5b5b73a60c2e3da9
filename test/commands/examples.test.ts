import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declare } from "#core/dispatch/declare.ts";
import { parseText } from "#core/dispatch/parse-text.ts";
import { loadCommands } from "#core/house/load-declared.ts";
import { importActivity } from "#core/transfer/import-activity.ts";
import { readExport } from "#core/transfer/read-export.ts";
import { dropDraftsOn } from "#db/queries/record.ts";
import { takeActivity } from "#db/queries/transfer.ts";
import { appendInstead } from "#db/queries/work-instead.ts";
import { CHAIR as BY_CHAIR } from "../../bench/seed.ts";
import { type Step, saidAt } from "../../bench/verbs/verb.ts";
import { ALL } from "../../bench/verbs.ts";
import { fileOf, textOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, sql } from "../services/assembly.ts";
import { freshDatabase } from "../support/databases.ts";
import { openCrowd, recordStatements } from "../support/plans.ts";
import { EVERY_COMMAND_MS } from "./every-command.ts";
import { makeReady, prepare } from "./prepared.ts";

const commands = await loadCommands();
const declarations = declare(commands.values());
const examples = declarations.flatMap(({ name, examples: own, access }) => own.map((text) => ({ name, text, access })));
const alarms = [...commands.values()].filter((command) => command.access === "clock").map((command) => command.name);

/** Who has a seat. */
const VOTERS = [
  ...["abstain", "accept", "decline", "nominate", "object", "support", "withdraw"].map((verb) => `nomination ${verb}`),
  ...["poll vote", "poll withdraw", "poll hold"],
  ...["discussion position", "discussion object", "discussion withdraw", "discussion hold"],
];

/** What this test says itself is written without a quoted name. */
const isOurs = (statement: string) =>
  statement.includes('"') && /^(select|insert|update|delete|with)\b/i.test(statement);

/** Large tables that may be read from beginning to end, and why. */
const READ_WHOLE: { like: RegExp; tables?: string[]; why: string }[] = [
  {
    like: /^with "people" as \(with recursive known/,
    tables: ["person", "work"],
    why: "an export of an activity is rare; every vote would pay for an index of all work by activity",
  },
  {
    like: /^delete from "\w+" where .*"(expires_at|at|done_at|since|due_at)" </,
    tables: ["draft", "parked", "inbound", "work", "budget", "due_reminder"],
    why: "what is old is swept once a night, and may be most of the table",
  },
  {
    like: /^update "(\w+)" set (.*regexp_replace\(.* ~\* \$\d+::text\)? returning |"\w*email" = .* where lower\()/,
    why: "the name of somebody who is forgotten may stand in any words of any activity",
  },
  {
    like: /^select (lower\("(name|email)"\)|"name_key") from "(person|member|organization)" where /,
    tables: ["person", "member", "organization"],
    why: "it is asked once for each who is forgotten, whether somebody else is called like that",
  },
];

const mayRead = (statement: string, table: string) =>
  READ_WHOLE.some(({ like, tables }) => like.test(statement) && (tables?.includes(table) ?? true));

const FAILED = [
  "went wrong",
  "There is no",
  "Only ",
  "form:",
  "not counted",
  "must be",
  "was cancelled",
  "is not possible",
  "is withdrawn already",
  "Possible now",
  "You are not nominated",
];

describe("the examples of the commands", { timeout: EVERY_COMMAND_MS }, () => {
  let house: Assembly;
  let sent: ReadonlySet<string>;
  let crowd: ReturnType<typeof openCrowd>;
  beforeAll(async () => {
    crowd = openCrowd();
    const database = await freshDatabase("postgres");
    sent = recordStatements(database);
    house = await prepare(database);
  }, EVERY_COMMAND_MS);
  afterAll(async () => {
    await house.stop();
    await (await crowd).drop();
  });

  it("are there for every command a person may use, and for no alarm", () => {
    expect(new Set(examples.map((one) => one.name)).size).toBe(commands.size - alarms.length);
    for (const name of alarms) expect(commands.get(name)?.examples).toEqual([]);
  });

  it.each(examples)("$text", async ({ name, text, access }) => {
    expect(parseText(text, declarations)).toMatchObject({ status: "parsed", command: name });
    await makeReady(house, name, text);
    const who = VOTERS.includes(name)
      ? "ETSI representative"
      : access === "anyone" && name === "register"
        ? "Newcomer"
        : name === "liaison report"
          ? "SG17 representative"
          : CHAIR;
    const said = await house.types(who, text);
    for (const failed of FAILED) expect(said, text).not.toContain(failed);
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  it("complete what they name, and what they planned comes due", async () => {
    for (const { name, complete = {} } of commands.values()) {
      for (const argument of Object.keys(complete))
        await house.chat.completes(CHAIR, { command: name, args: {} }, argument, "a");
    }
    await house.forward("2025-07-25T00:00:00Z");
    const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
    expect(textOf(await house.chat.ask("Member six", { call: forget }))).toMatch(/removed|gone|forgotten/);
    await dropDraftsOn(house.database.db, { activityId: 1, command: "poll vote", poll: 2 });
    const left = { activityId: 1, roomId: 1, runAt: Temporal.Instant.from("2035-06-01T00:00:00Z") };
    const payload = { notice: "reminders", about: {}, insteadOf: 1 };
    const instead = [true, false].map((alike) => ({ ...left, payload, alike }));
    await house.database.db.transaction((tx) => appendInstead(tx, instead));
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  it("have every statement find its rows by an index, among 200 activities and 100,000 people", async () => {
    const { whole } = await crowd;
    const asked = [...sent].filter(isOurs);
    expect(asked.length).toBeGreaterThan(200);
    const found: string[] = [];
    for (const statement of asked) {
      const tables = (await whole(statement)).filter((table) => !mayRead(statement, table));
      if (tables.length > 0) found.push(`${tables} in ${statement}`);
    }
    expect(found).toEqual([]);
    const unindexed = `select "id" from "audit" where "what" = 'voted'`;
    expect(await whole(unindexed), "what has no index is found").toEqual(["audit"]);
  });

  it("leave behind an activity that goes elsewhere and comes back without a difference", async () => {
    const file = readExport(fileOf(await house.chat.ask(CHAIR, { text: "activity export" })).text);
    const empty = Object.keys(file.rows).filter((table) => file.rows[table]?.length === 0);
    expect(empty.length, `something of almost everything, but not of ${empty}`).toBeLessThan(5);
    const other = await freshDatabase("postgres");
    await importActivity(other.reading, file);
    const { tables } = await takeActivity(other.reading, { activityId: 1, slug: "jca-mv" });
    for (const [table, rows] of Object.entries(tables)) expect(JSON.parse(rows), table).toEqual(file.rows[table]);
    await other.close();
  });

  it("leave behind what the bench can bring into the states that it measures from", async () => {
    for (const [name, { before = [], rows, call }] of Object.entries(ALL)) {
      if (!rows) continue;
      const made: number[] = [];
      const say = async (step: Step) => {
        const { as, text } = saidAt(step, 1, made);
        const said = await house.types(as === BY_CHAIR ? CHAIR : "ETSI representative", text);
        for (const failed of FAILED) expect(said, `${name}: ${text}`).not.toContain(failed);
        made.push(Number(/\d+/.exec(said)?.[0]));
      };
      for (const step of before) await say(step);
      for (const statement of rows) await house.rows(sql.raw(statement));
      await say(call);
    }
  });

  it("can still be read by all commands when somebody who did much is forgotten, and name them nowhere", async () => {
    const who = /ETSI representative|etsi\.representative/i;
    const reading = examples.filter(({ name }) => commands.get(name)?.effect === "read" && name !== "help");
    const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
    expect(textOf(await house.chat.ask("ETSI representative", { call: forget }))).toContain("You are forgotten");
    await house.house.settle();
    const read = [];
    for (const { text } of reading) read.push(`${text}: ${textOf(await house.chat.ask(CHAIR, { text }))}`);
    expect(read.filter((text) => who.test(text) || /went wrong|undefined|null/.test(text))).toEqual([]);
    expect(read.filter((text) => text.includes("former member")).length).toBeGreaterThan(3);
    const { activity, ...rows } = readExport(
      fileOf(await house.chat.ask(CHAIR, { text: "activity export" })).text,
    ).rows;
    expect(activity).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(who);
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });
});
