import type { Reading } from "#core/contract/card.ts";
import { statementPaper } from "#core/views/statement-paper.ts";
import type { Statement } from "#db/queries/statement.ts";
import { docxFile } from "../export/docx-file.ts";
import { markdownFile } from "../export/markdown-file.ts";
import { readStatement } from "./face.ts";

type For = Reading & { actor: { person: number } };

/** The statement as a file, by the number it has for other bodies; as far as this person may see what it names. */
export async function paperFile(ctx: For, { id, number, direction, identifier }: Statement, format: "docx" | "md") {
  const { charter, slug } = ctx.activity;
  const face = await readStatement(ctx, id, { person: ctx.actor.person });
  if (!face) throw new Error(`statement ${id} is not to be seen by who exports it`);
  const paper = statementPaper(face, { charter, at: ctx.now.toString() });
  const own = direction === "out" ? identifier : null;
  const name = own?.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-") ?? `${slug}-statement-${number}`;
  return format === "docx" ? await docxFile(name, paper) : markdownFile(name, paper);
}
