import { readFile } from "node:fs/promises";
import { html, raw } from "hono/html";
import { drawDiscord } from "./draw-discord.ts";
import { drawSlack } from "./draw-slack.ts";
import type { Shot } from "./shot.ts";

const styleOf = (name: string) => readFile(new URL(`${name}.css`, import.meta.url), "utf8");

/** A picture as a page of its own; the part to be photographed is #shot. */
export async function pageOf(shot: Shot): Promise<string> {
  const drawn = shot.platform === "slack" ? drawSlack(shot) : drawDiscord(shot);
  const style = raw(await styleOf(shot.platform));
  return String(
    await html`<!doctype html><html lang="en"><meta charset="utf-8"><style>${style}</style><main id="shot">${drawn}</main></html>`,
  );
}
