import { fileURLToPath } from "node:url";
import type { Shot } from "./shot.ts";

export const FOLDER = fileURLToPath(new URL("../../docs/images/", import.meta.url));
/** What each picture was drawn from, to be compared with what is sent today. */
export const PAYLOADS = `${FOLDER}payloads.json`;

/** One payload a line, so that a difference is seen where it is. */
export const payloadsText = (shots: Shot[]): string =>
  `[\n${shots.map((shot) => JSON.stringify(shot)).join(",\n")}\n]\n`;

export const RENEW = "a picture is older than the program: npm run pictures draws them again";
