import { expect, it } from "vitest";
import type { z } from "zod";
import { discordCapabilities } from "#adapters/discord/capabilities.ts";
import { slackCapabilities } from "#adapters/slack/capabilities.ts";
import { can as webCapabilities } from "#adapters/web/capabilities.ts";
import { argumentOf } from "#core/contract/input.ts";
import { declare } from "#core/dispatch/declare.ts";
import { formExcess } from "#core/dispatch/form.ts";
import { parseText } from "#core/dispatch/parse-text.ts";
import { loadCommands } from "#core/house/load-declared.ts";

const commands = await loadCommands();
const declarations = declare(commands.values());
const platforms = [slackCapabilities("jca"), discordCapabilities, webCapabilities];

it.each(platforms.map((can) => [can.name, can] as const))("every form fits %s without a word cut", (_name, can) => {
  expect(declarations.length).toBeGreaterThan(15);
  expect(declarations.flatMap((declaration) => formExcess(declaration, can))).toEqual([]);
});

it.each(declarations.map((one) => [one.name, one] as const))(
  "%s says what it does in a sentence",
  (_name, { summary, name }) => {
    expect(summary).toMatch(/^[A-Z].*[^.]\.$/);
    expect(summary.length).toBeLessThanOrEqual(100);
    expect(name).toMatch(/^[a-z-]+( [a-z-]+)?$/);
  },
);

it("only reading commands turn pages, and nothing that writes has a page", () => {
  for (const command of commands.values())
    if ("page" in command.input.shape) expect(command.effect, command.name).toBe("read");
});

it("no choice of who sees a thing says how another activity calls who leads it", () => {
  const options = declarations.flatMap(({ fields }) => fields.flatMap((one) => ("options" in one ? one.options : [])));
  expect(new Set(options.filter(({ value }) => value === "co-chairs").map(({ label }) => label))).toEqual(
    new Set(["Officers"]),
  );
});

it("every completion belongs to an argument of its command", () => {
  for (const { name, complete = {}, input } of commands.values()) {
    for (const argument of Object.keys(complete)) expect(Object.keys(input.shape), name).toContain(argument);
  }
});

/** What people have learned to type: more may be added, and none of these may ever mean something else. `asks`: what a form asks for then. */
const LEARNED: [typed: string, asks?: string[]][] = [
  ['discussion open subject:"Terms" question:"Complete?" closes:2025-10-31'],
  ['discussion position discussion:1 position:object reason:"Duty 3 is missing."'],
  ['discussion comment discussion:1 text:"Noted."'],
  ['discussion call discussion:1 proposal:"They are adopted." closes:2025-10-31'],
  ['discussion object discussion:1 reason:"Duty 3 is missing."'],
  ['discussion resolve discussion:1 objection:1 how:"It was added."'],
  ["discussion withdraw discussion:1 objection:1"],
  ["discussion hold discussion:1 days:7"],
  ['discussion conclude discussion:1 outcome:"Adopted."'],
  ['nomination open body:"ETSI" direction:to closes:2025-10-31 term:"2 years"'],
  ['nomination nominate nomination:1 person:"SG17 representative"'],
  ["nomination accept nomination:1"],
  ['nomination object nomination:1 nominee:"SG17 representative" reason:"Two offices."'],
  ['nomination appoint nomination:1 person:"SG17 representative"'],
  ["liaison report liaison:1", ["concerns", "statements", "events"]],
  ['statement receive title:"Avatars" from:"3GPP SA" purpose:action deadline:2025-10-31 link:https://example.org/ls'],
  ['statement draft title:"Avatars" to:"ETSI" purpose:comment deadline:2025-10-31 text:"See this."'],
  ["statement approve statement:2"],
  ["statement reply statement:1"],
  ['document submit title:"Avatars" source:"ETSI" meeting:1 link:https://example.org/avatars.pdf'],
  ['matter raise title:"Avatars" bodies:"ITU-T SG21; ETSI"'],
  ["matter escalate matter:1"],
  ['roadmap search words:"avatar"'],
  ["roadmap overlaps"],
  ["report draft meeting:1"],
  ["report approve report:1"],
  ["report send report:1"],
  ["report export report:1 format:docx"],
];

it.each(LEARNED)("%s is understood", (typed, asks = []) => {
  const [noun, verb] = typed.split(" ");
  const parsed = parseText(typed, declarations);
  expect(parsed).toMatchObject({ status: "parsed", command: `${noun} ${verb}` });
  const args = parsed.status === "parsed" ? parsed.args : {};
  expect(Object.keys(args)).toEqual([...typed.matchAll(/ (\w+):/g)].map(([, name]) => name));
  const read = commands.get(`${noun} ${verb}`)?.input.safeParse(args);
  expect(read?.error?.issues.map(({ path }) => path[0]) ?? []).toEqual(asks);
});

it("a table of the roadmap is taken as a file", () => {
  const field = declarations.find(({ name }) => name === "roadmap import")?.fields.find(({ name }) => name === "file");
  expect(field).toMatchObject({ kind: "file", types: ["csv", "xlsx"] });
});

it("every field for a time is read before its command runs, so that a form says all its mistakes at once", () => {
  const times = [...commands.values()].flatMap(({ name, effect, access, input }) =>
    effect === "read" || access === "clock"
      ? []
      : Object.entries(input.shape).flatMap(([field, schema]) => {
          const { help = "", reads } = argumentOf(schema as z.ZodType) ?? {};
          return /\b20\d\d-\d\d|in \d+ (?:hour|week)/.test(help) ? [{ field: `${name} ${field}`, reads }] : [];
        }),
  );
  expect(times.length).toBeGreaterThan(20);
  expect(times.filter(({ reads }) => reads === undefined)).toEqual([]);
});
