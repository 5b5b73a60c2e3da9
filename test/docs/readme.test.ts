import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import type { Chat } from "../support/chat.ts";
import { openHouse } from "../support/house.ts";
import { abilitiesTable } from "./abilities.ts";
import { commandsDocument } from "./commands-document.ts";
import { replay } from "./transcript.ts";

const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");

it("the README's transcript is what happens", async () => {
  const transcript = /```transcript\n([\s\S]+?)\n```/.exec(readme)?.[1] ?? "";
  const test = await openHouse({ kind: "embedded" });
  expect(await replay(test, test.chats[0] as Chat, transcript)).toBe(transcript);
  await test.stop();
});

it("the README's table of platforms is what the adapters say of themselves", () => {
  const table = /<!-- abilities[^>]*-->\n([\s\S]*?)\n?<!-- \/abilities -->/.exec(readme)?.[1];
  expect(table).toBe(abilitiesTable());
});

it("docs/commands.md says what the declarations say (npm run docs writes it)", async () => {
  const written = await readFile(new URL("../../docs/commands.md", import.meta.url), "utf8");
  expect(written).toBe(await commandsDocument());
});
