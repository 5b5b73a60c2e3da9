import type { PersonContext } from "#core/contract/context.ts";
import { type Entry, entriesAfter } from "#db/queries/roadmap.ts";
import { csvFile } from "../export/csv-file.ts";
import { markdownFile } from "../export/markdown-file.ts";
import { workbookFile } from "../export/workbook-file.ts";
import { COLUMN_NAMES, type Column, HEADS } from "./columns.ts";
import { contactOf } from "./face.ts";

export type Format = "csv" | "xlsx" | "md";

const AT_ONCE = 2000;

/** All of the roadmap as a file. */
export async function exportRoadmap(ctx: PersonContext, { format }: { format: Format }) {
  const entries = await allEntries(ctx);
  const rows = entries.map((entry) => rowOf(ctx, entry));
  const hidden = entries.some(({ contactEmail }, at) => contactEmail !== null && rows[at]?.[EMAIL] === "");
  return { file: await fileOf(ctx, format, rows), entries: entries.length, format, hidden };
}

/** In pieces, so that others are served between them. */
async function allEntries({ db, activity }: PersonContext): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const some = await entriesAfter(db, activity.id, all.at(-1)?.number ?? 0, AT_ONCE);
    all.push(...some);
    if (some.length < AT_ONCE) return all;
  }
}

const EMAIL = COLUMN_NAMES.indexOf("email");

function rowOf(ctx: PersonContext, entry: Entry): string[] {
  const contact = contactOf(ctx, entry);
  const email = contact && "seen" in contact && contact.seen ? contact.email : undefined;
  const said: Record<Column, string | null | undefined> = {
    ...{ entry: String(entry.number), topic: entry.topic, body: entry.body, group: entry.bodyGroup },
    ...{ number: entry.deliverable, title: entry.title, type: entry.type, status: entry.status, date: entry.date },
    ...{ edition: entry.edition, link: entry.link, contact: contact?.name, email, source: entry.source },
    verified: entry.verified ? entry.since.toZonedDateTimeISO(ctx.activity.zone).toPlainDate().toString() : null,
  };
  return COLUMN_NAMES.map((name) => said[name] ?? "");
}

async function fileOf({ activity, now }: PersonContext, format: Format, rows: string[][]) {
  const name = `${activity.slug}-roadmap`;
  const { acronym, language } = activity.charter;
  switch (format) {
    case "csv":
      return csvFile(`${name}.csv`, HEADS, rows);
    case "xlsx":
      return await workbookFile(name, "Roadmap", HEADS, rows);
    case "md": {
      const title = `Roadmap of ${acronym}`;
      const table = { kind: "table" as const, head: [...HEADS], rows: rows.map((row) => row.map((cell) => [cell])) };
      const blocks = [{ kind: "heading" as const, level: 1 as const, text: title }, table];
      return markdownFile(name, { title, by: acronym, language, at: now.toString(), blocks });
    }
    default:
      return format satisfies never;
  }
}
