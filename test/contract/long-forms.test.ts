import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Adapter } from "#core/contract/adapter.ts";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { Problem } from "#core/contract/problem.ts";
import { declare } from "#core/dispatch/declare.ts";
import { type Desk, PATIENCE } from "#core/dispatch/desk.ts";
import { createOrder } from "#core/dispatch/in-order.ts";
import { receive } from "#core/dispatch/receive.ts";
import { createTogether } from "#core/dispatch/together.ts";
import { systemChance } from "#core/house/chance.ts";
import { openActivities } from "#core/house/open-activities.ts";
import type { Database } from "#db/connect.ts";
import { freshDatabase } from "../support/databases.ts";
import { createDiscordLike } from "../support/fakes/discord-like.ts";
import type { FakeChat } from "../support/fakes/platform.ts";
import { createSlackLike } from "../support/fakes/slack-like.ts";
import { createMemoryLog, createTestClock } from "../support/house.ts";
import { readFiles } from "../support/read-once.ts";
import { formIn, messageIn } from "./suite/stage.ts";

const NAMES = ["one", "two", "three", "four", "five", "six", "seven"] as const;
const GIVEN = Object.fromEntries(NAMES.map((name) => [name, `The ${name} & <only>`]));
const field = (label: string) => line({ label, max: 40 });

let database: Database;
let adapter: Adapter;
let ran: Record<string, unknown>[];

/** Dispatch with one command of seven required fields and an optional one. */
async function open(chat: FakeChat): Promise<void> {
  database = await freshDatabase("embedded");
  ran = [];
  const kinds = [
    { value: "plain", label: "Plain" },
    { value: "fancy", label: "Fancy" },
  ];
  const command = defineCommand({
    name: "probe fill",
    summary: "Fill in seven fields.",
    examples: ["probe fill one:1"],
    access: "anyone",
    effect: "write",
    input: z.object({
      one: field("One"),
      two: field("Two"),
      three: field("Three"),
      four: field("Four"),
      five: field("Five"),
      six: field("Six"),
      seven: field("Seven"),
      kind: oneOf({ label: "Kind" }, kinds).optional(),
    }),
    async run(_ctx, input) {
      if (input.seven === "wrong") {
        throw new Problem({ code: "invalid", message: "Seven is wrong.", hint: "Say it right.", field: "seven" });
      }
      ran.push(input);
      return { kind: "message", summary: "All seven.", parts: [] };
    },
  });
  const commands = new Map([[command.name, command]]);
  const declarations = declare(commands.values());
  const [log, clock] = [createMemoryLog(), createTestClock("2025-07-03T06:00:00Z")];
  const opening = { db: database.reading, ...(await readFiles()), now: clock.now(), log };
  const { activities } = await openActivities(opening);
  const desk: Desk = {
    ...{
      db: database.db,
      reading: database.reading,
      pipelined: database.pipelined,
      clock,
      chance: systemChance,
      log,
      activities,
      commands,
    },
    ...{
      declarations,
      cards: new Map(),
      reminders: new Map(),
      boards: [],
      reports: [],
      threads: new Map(),
      inOrder: createOrder(),
      together: createTogether(),
      patience: PATIENCE,
      keeping: new Map(),
      lost: async () => {},
      committed: () => {},
      reshaped: async () => {},
    },
  };
  adapter = chat.adapter(declarations);
  await adapter.start((event) => receive(desk, adapter, event));
}

afterEach(async () => {
  await adapter.stop();
  await database.close();
});

const given = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, GIVEN[name] ?? ""]));

describe("a form of more fields than the platform shows at once", () => {
  it("comes in pages that lose no value, whether it was typed or filled in", async () => {
    const chat = createDiscordLike();
    await open(chat);
    const [person, room] = [await chat.person("Member"), await chat.room("plenary")];
    const first = formIn(await person.types('probe fill kind:fancy two:"The two & <only>"', room));
    expect(first.fields.map(({ name }) => name)).toEqual(["one", "three", "four", "five", "six"]);
    const between = messageIn(await person.sends(given(["one", "three", "four", "five", "six"])));
    expect(between).toMatchObject({ buttons: ["Continue"], text: expect.stringContaining("Seven") });
    const second = formIn(await person.presses("Continue", between));
    expect(second.fields.map(({ name }) => name)).toEqual(["seven"]);
    expect(messageIn(await person.sends(given(["seven"]))).text).toBe("All seven.");
    expect(ran).toEqual([{ ...GIVEN, kind: "fancy" }]);
    expect(chat.world.refusals).toEqual([]);
  });

  it("stands on one page where the platform shows them all", async () => {
    const chat = createSlackLike();
    await open(chat);
    const [person, room] = [await chat.person("Member"), await chat.room("plenary")];
    const form = formIn(await person.types("probe fill kind:fancy", room));
    expect(form.fields.map(({ name }) => name)).toEqual([...NAMES, "kind"]);
    expect(messageIn(await person.sends(GIVEN)).text).toBe("All seven.");
    expect(ran).toEqual([{ ...GIVEN, kind: "fancy" }]);
  });

  it("lets a mistake on the second page be corrected there", async () => {
    const chat = createDiscordLike();
    await open(chat);
    const [person, room] = [await chat.person("Member"), await chat.room("plenary")];
    const typed = NAMES.filter((name) => name !== "one").map(
      (name) => `${name}:${name === "seven" ? "wrong" : "right"}`,
    );
    await person.types(`probe fill ${typed.join(" ")}`, room);
    const mistake = messageIn(await person.sends({ one: "right" }));
    expect(mistake).toMatchObject({ buttons: ["Correct"], text: expect.stringContaining("Seven is wrong.") });
    const correcting = formIn(await person.presses("Correct", mistake));
    expect(correcting.fields).toContainEqual({ name: "seven", label: "Seven", value: "wrong" });
    expect(messageIn(await person.sends({ seven: "right" })).text).toBe("All seven.");
  });
});

describe("a value that is longer than its field", () => {
  it.each([["slack-like", createSlackLike]])(
    "can be shortened in the form on a platform that is %s",
    async (_, create) => {
      const chat = create();
      await open(chat);
      const [person, room] = [await chat.person("Member"), await chat.room("plenary")];
      const long = "x".repeat(90);
      const form = formIn(await person.types(`probe fill one:${long}`, room));
      expect(form.fields[0]).toMatchObject({ value: long, error: expect.stringContaining("more than 40") });
      expect(messageIn(await person.sends(GIVEN)).text).toBe("All seven.");
      expect(chat.world.refusals).toEqual([]);
    },
  );
});
