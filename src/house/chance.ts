import { randomBytes } from "node:crypto";
import type { Chance } from "#core/contract/context.ts";

export const systemChance: Chance = { hex: (bytes) => randomBytes(bytes).toString("hex") };
