import type { PersonContext } from "#core/contract/context.ts";
import { faceOf } from "./face.ts";
import { findEntry } from "./find-entry.ts";

export const showEntry = async (ctx: PersonContext, { entry }: { entry: number }) =>
  await faceOf(ctx, await findEntry(ctx, entry));
