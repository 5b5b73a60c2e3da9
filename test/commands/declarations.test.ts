import { expect, it } from "vitest";
import { discordCapabilities } from "#adapters/discord/capabilities.ts";
import { slackCapabilities } from "#adapters/slack/capabilities.ts";
import { can as webCapabilities } from "#adapters/web/capabilities.ts";
import { declare } from "#core/dispatch/declare.ts";
import { formExcess } from "#core/dispatch/form.ts";
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
