import { createHash } from "node:crypto";
import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { keepFile } from "#db/queries/file.ts";

/** Keeps a received file with what speaks of it, in one transaction. Returns its id. */
export async function keep({ db, activity, actor, now }: PersonContext, file: ReceivedFile): Promise<number> {
  const hash = hashOf(file);
  return await keepFile(db, file, { activityId: activity.id, hash, by: actor.person, at: now });
}

export const hashOf = ({ bytes }: ReceivedFile): string => createHash("sha256").update(bytes).digest("hex");
