import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { tellJcaPictures } from "../pictures/jca-story.ts";
import { PAYLOADS, payloadsText, RENEW } from "../pictures/kept.ts";
import type { Shot } from "../pictures/shot.ts";
import { openStage } from "../pictures/stage.ts";
import { tellPictures } from "../pictures/story.ts";
import { openWebStage } from "../pictures/web-stage.ts";
import { tellWebPictures } from "../pictures/web-story.ts";

const kept = JSON.parse(await readFile(PAYLOADS, "utf8")) as Shot[];
const lines = (shots: Shot[]) => payloadsText(shots).split("\n");

it("the pictures of Slack and Discord show what is sent today", async () => {
  const shots: Shot[] = [];
  for (const tell of [tellPictures, tellJcaPictures]) {
    const stage = await openStage();
    await tell(stage);
    shots.push(...stage.shots);
    await stage.test.stop();
  }
  expect(lines(shots), RENEW).toEqual(lines(kept.filter(({ platform }) => platform !== "web")));
}, 180_000);

it("the pictures of the web show what is sent today", async () => {
  const stage = await openWebStage({});
  await tellWebPictures(stage);
  await stage.stop();
  expect(lines(stage.shots), RENEW).toEqual(lines(kept.filter(({ platform }) => platform === "web")));
});
