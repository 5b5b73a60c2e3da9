import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { playGuide } from "./play-guide.ts";

const GUIDES = [
  { path: "running-a-meeting.md", from: "## 2.", steps: 30 },
  { path: "running-a-jca.md", from: "## 1.", steps: 42 },
];

it.each(GUIDES)("$path can be played in the sandbox from top to bottom, with the clock forward only", async (guide) => {
  const text = await readFile(new URL(`../../docs/${guide.path}`, import.meta.url), "utf8");
  const story = text.slice(text.indexOf(`\n${guide.from}`), text.indexOf("\n## If something goes wrong"));
  const { played, wrong } = await playGuide(story);
  expect(wrong).toEqual([]);
  expect(played).toBeGreaterThanOrEqual(guide.steps);
});
