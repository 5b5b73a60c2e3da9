import { readdir, readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { loadCommands } from "#core/house/load-declared.ts";
import { FOLDER, PAYLOADS, RENEW } from "./kept.ts";
import { pageOf } from "./page.ts";
import { only, type Shot } from "./shot.ts";

const GUIDES = ["docs/running-a-meeting.md", "docs/running-a-jca.md"];
const textOf = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const kept = JSON.parse(await readFile(PAYLOADS, "utf8")) as Shot[];

it("each picture is there, is spoken of in a document, and has its payload", async () => {
  const there = (await readdir(FOLDER)).filter((file) => file.endsWith(".png")).sort();
  expect(there, RENEW).toEqual(kept.map(({ name }) => `${name}.png`).sort());
  const texts = await Promise.all(["README.md", ...GUIDES].map(textOf));
  const shown = texts.flatMap((text) =>
    [...text.matchAll(/\]\((?:docs\/)?images\/([\w-]+\.png)\)/g)].map(([, file]) => file),
  );
  expect([...new Set(shown)].sort()).toEqual(there);
});

it.each(GUIDES)("each command that %s names is there", async (path) => {
  const guide = await textOf(path);
  const names = [...(await loadCommands()).keys()];
  const typed = [
    ...guide.matchAll(/^```(?:csv|text)\n[\s\S]*?\n```$|^```\n([\s\S]*?)\n```$|`([a-z][a-z- ]+(?: [a-z-]+:.*)?)`/gm),
  ];
  const lines = typed.flatMap(([, block, inline]) => (block ?? inline)?.split("\n") ?? []);
  const scripts = lines.filter((line) => /^npm (start( -- --new-claim-code)?|run pictures)$/.test(line));
  const wrong = lines.filter(
    (line) => !scripts.includes(line) && !names.some((name) => line === name || line.startsWith(`${name} `)),
  );
  expect(lines.length).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});

it("a picture leaves out nothing of its payload", async () => {
  const shot = kept.find(({ platform, where }) => platform === "slack" && where === "room") as Shot;
  const blocks = [{ type: "image", image_url: "https://example.org/a.png", alt_text: "a" }];
  await expect(pageOf({ ...shot, payload: { blocks } })).rejects.toThrow("the block image is not drawn yet");
  expect(() => only("a button", { type: "button", url: "https://example.org" }, ["type"])).toThrow("a button has url");
});
