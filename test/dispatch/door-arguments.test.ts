import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line } from "#core/contract/input.ts";
import { declare } from "#core/dispatch/declare.ts";
import { judged } from "#core/dispatch/judged.ts";
import { loadCommands } from "#core/house/load-declared.ts";
import { type Assembly, CHAIR, openAssembly } from "../services/assembly.ts";
import { formOf, textOf } from "./direct-chat.ts";

const commands = await loadCommands();

describe("arguments as JSON", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await house.opens();
    await house.opens("kind:multiple");
  });
  afterAll(() => house.stop());
  const calls = async (command: string, args: Record<string, unknown>, who = "ETSI representative") =>
    await house.chat.ask(who, { call: { command, args } });

  it("may be numbers and lists of them", async () => {
    expect(textOf(await calls("poll vote", { poll: 1, choice: 2 }))).toContain("is counted: Object");
    expect(textOf(await calls("poll vote", { poll: 2, choice: [1, 3] }))).toContain("is counted: Approve");
    expect(textOf(await calls("poll vote", { poll: 2, choice: ["1", "2"] }))).toContain("is changed");
  });

  it.each([[true], [[1]], ["1e0"], ["0x1"], [1.5], [{}]])("%j is no number", async (poll) => {
    const form = formOf(await calls("poll show", { poll }));
    expect(form.errors.poll).toBe(
      "Poll is asked for by its number, as lists show it: a whole number from 1, such as 1.",
    );
  });

  it("that are refused are not looked up before they are said to be wrong", async () => {
    const form = formOf(await calls("poll vote", { poll: "99999999999999999999", choice: "1" }));
    expect(form.errors.poll).toBe("Poll is too large.");
    const agenda = { command: "agenda edit", args: { meeting: "1e15" } };
    expect(await house.chat.completes("ETSI representative", agenda, "item", "1")).toEqual([]);
    const vote = commands.get("poll vote");
    const given = { poll: "0", choice: ["1", "3"], reason: "Because." };
    expect(vote && judged(vote, given)).toEqual({ choice: ["1", "3"], reason: "Because." });
    expect(vote && judged(vote, { poll: " #12 ", reason: " So. " })).toEqual({ poll: 12, reason: "So." });
  });

  it("may hold signs no database takes, which are left out", async () => {
    const text = 'poll open question:"Tea\0 or\ud800 coffee?" options:"Tea\0; Coffee" closes:"in 2 weeks"';
    expect(textOf(await house.chat.ask(CHAIR, { text }))).toMatch(/Tea or\ufffd coffee\?/);
    const args = { question: "Milk\0", options: "Yes; \0No", closes: "in 2 weeks" };
    const [said] = await house.chat.ask(CHAIR, { call: { command: "poll open", args } });
    expect(said?.kind === "message" && said.view.summary).toMatch(/: Milk\. \d+ \w+ can vote/);
    expect(await house.chat.completes(CHAIR, { command: "poll show", args: {} }, "poll", "T\0ea")).toHaveLength(1);
  });

  it.each(["\u200b", "\u2060\ufeff", " \u00ad ", "\u3164", "\u2800\u200d", "\0"])(
    "that show nothing are empty: %j",
    async (question) => {
      const args = { question, options: "Yes; No", closes: "in 2 weeks" };
      const form = formOf(await calls("poll open", args, CHAIR));
      expect(form.fields.find(({ name }) => name === "question")).toBeDefined();
      expect(line({ label: "Question" }).safeParse(question).error?.issues[0]?.message).toBe("Question is empty.");
      expect(line({ label: "Question" }).parse("a\u200db")).toBe("a\u200db");
    },
  );

  it("with a page that is none show the first page, and say that it is none", async () => {
    for (const page of ["abc", "0", "-1", "9999"]) {
      const said = textOf(await calls("poll list", { page }));
      expect(said).toContain("Approve the agenda?");
      expect(said).toContain("There is no such page; this is page 1 of 1");
    }
    expect(textOf(await calls("poll list", {}))).not.toContain("no such page");
  });

  it("do not open an empty form by a name of ours", async () => {
    expect(textOf(await calls("poll list", { form: "yes" }))).toContain('has no argument "form"');
  });

  it("of a wrong kind are explained in words of ours", () => {
    const ofPeople = [...commands.values()].filter((command) => command.access !== "clock");
    for (const { name, input } of ofPeople) {
      for (const [field, schema] of Object.entries(input.shape)) {
        for (const wrong of [{ a: 1 }, true, [{}], null]) {
          const { error } = (schema as z.ZodType).safeParse(wrong);
          for (const { message } of error?.issues ?? []) {
            expect(message, `${name} ${field}`).not.toMatch(/^(Invalid|Expected|Too|Unrecognized)/);
          }
        }
      }
    }
  });
});

it("a command cannot have an argument of the name that opens forms", () => {
  const command = defineCommand({
    ...{ name: "probe", summary: "Probe.", examples: [], access: "anyone", effect: "read" },
    input: z.object({ form: line({ label: "Form" }) }),
    run: async () => ({ kind: "message", summary: "", parts: [] }),
  });
  expect(() => declare([command])).toThrow('cannot be named "form"');
});

it("who goes very fast is told how long to wait, and others are not", async () => {
  const house = await openAssembly({ kind: "postgres", pace: { burst: 5, perSecond: 0.001 } });
  const said: string[] = [];
  for (let asked = 0; asked < 6; asked += 1) said.push(await house.types("Passer-by", "help"));
  expect(said.filter((text) => text.includes("You are going very fast."))).toHaveLength(1);
  expect(said.at(-1)).toMatch(/Please wait \d+ seconds\./);
  expect(await house.types(CHAIR, "help")).not.toContain("very fast");
  await house.stop();
});
