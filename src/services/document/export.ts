import type { PersonContext } from "#core/contract/context.ts";
import type { DocumentFace } from "#core/views/document.ts";
import { csvFile } from "../export/csv-file.ts";
import { listOfDocuments } from "./list.ts";

const COLUMNS = [
  ...(["document", "title", "source", "kind", "meeting", "agenda item", "state", "submitted", "late"] as const),
  ...(["link", "file", "abstract"] as const),
];

/** All that the asker may see, each with its latest revision; of one meeting, or of all. */
export async function exportDocuments(ctx: PersonContext, meeting: number | undefined) {
  const { documents } = await listOfDocuments(ctx, { meeting }, Number.MAX_SAFE_INTEGER);
  const { slug } = ctx.activity;
  const name = `${slug}-documents${meeting === undefined ? "" : `-meeting-${meeting}`}.csv`;
  return { file: csvFile(name, COLUMNS, documents.map(rowOf)), count: documents.length };
}

function rowOf({ shown, state, revisions, ...face }: DocumentFace): string[] {
  const latest = revisions.at(-1);
  const day = latest && Temporal.Instant.from(latest.at).toZonedDateTimeISO(face.zone).toPlainDate().toString();
  return [
    ...[shown, face.title, face.source, face.kind, face.meeting?.toString() ?? "", face.item ?? "", state],
    ...[day ?? "", latest?.late ? "late" : "", latest?.link ?? "", latest?.file?.name ?? "", face.abstract ?? ""],
  ];
}
