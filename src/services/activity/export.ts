import type { PersonContext } from "#core/contract/context.ts";
import { sizeOf } from "#core/contract/file.ts";
import { Problem } from "#core/contract/problem.ts";
import { sizeOfFiles } from "#db/queries/file.ts";
import { tablesVersion, takeActivity } from "#db/queries/transfer.ts";

export const EXPORT_FORMAT = "convene-activity-1";
const FILES_BYTES = 100 * 1024 * 1024;

/** Everything of the activity as JSON, each row as the database writes it. */
export async function exportActivity(ctx: PersonContext, { files }: { files: boolean }) {
  const { activity, db, now } = ctx;
  if (files) await mustNotBeTooMuch(ctx);
  const of = { activityId: activity.id, slug: activity.slug, without: files ? [] : ["file_chunk"] };
  const { tables, withheld } = await takeActivity(db, of);
  const head = { format: EXPORT_FORMAT, activity: activity.slug, at: now.toString(), tables: await tablesVersion(db) };
  const rows = Object.entries(tables).map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  const json = `${JSON.stringify({ ...head, withheld }).slice(0, -1)},"rows":{\n${rows.join(",\n")}\n}}\n`;
  await ctx.record({ what: "activity exported", ids: { activity: activity.id } });
  const day = now.toZonedDateTimeISO(activity.zone).toPlainDate().toString();
  return { name: `${activity.slug}-${day}.json`, bytes: new TextEncoder().encode(json), withheld };
}

/** Bytes are written as two letters each, and the whole as one text. */
async function mustNotBeTooMuch({ activity, db }: PersonContext): Promise<void> {
  const bytes = await sizeOfFiles(db, activity.id);
  if (bytes <= FILES_BYTES) return;
  throw new Problem({
    code: "invalid",
    message: `The files of the documents have ${sizeOf(bytes)}, which is too much for one export.`,
    hint: "Leave them out with files:no, and keep them with a backup of the database.",
    field: "files",
  });
}
