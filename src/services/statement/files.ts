import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Statement } from "#db/queries/statement.ts";
import { type AttachedFile, attachFile, detachFile, filesOf } from "#db/queries/statement-file.ts";
import { keep } from "../file/keep.ts";

/** As many as one message can offer to save. */
export const FILES_AT_MOST = 10;

export type FilesSaid = { file?: ReceivedFile | undefined; remove?: number | undefined };
type Of = Pick<Statement, "id" | "number" | "files">;

/** What is asked, looked at before anything is written; `left`: how many it has afterwards. */
export async function readFiles(ctx: PersonContext, statement: Of, { file, remove }: FilesSaid) {
  const gone = remove === undefined ? undefined : await findFile(ctx, statement, remove, "remove");
  const left = statement.files + (file ? 1 : 0) - (gone ? 1 : 0);
  if (left <= FILES_AT_MOST) return { file, gone, left };
  const message = `Statement ${statement.number} has ${FILES_AT_MOST} files, and takes no more.`;
  const hint = "Pack several into one .zip, or take one away with remove.";
  throw new Problem({ code: "conflict", message, hint, field: "file" });
}

export type FilesAsked = { file?: ReceivedFile | undefined; gone?: AttachedFile | undefined };

/** Its row is locked, and says how many there are. */
export async function putFiles(ctx: PersonContext, statementId: number, { file, gone }: FilesAsked): Promise<void> {
  if (gone) await detachFile(ctx.db, statementId, gone);
  if (file) await attachFile(ctx.db, { activityId: ctx.activity.id, statementId }, await keep(ctx, file));
}

/** Throws a Problem that names those there are. */
export async function findFile(ctx: PersonContext, { id, number }: Of, wanted: number, field: string) {
  const files = await filesOf(ctx.db, id);
  const found = files.find((one) => one.number === wanted);
  if (found) return found;
  const named = files.map((one) => `${one.number} (${one.name})`).join("; ");
  const message =
    files.length === 0 ? `Statement ${number} has no file.` : `Statement ${number} has no file ${wanted}.`;
  const hint = files.length === 0 ? "Its attachments are what it refers to, if any." : `Its files: ${named}.`;
  throw new Problem({ code: "not found", message, hint, field });
}
