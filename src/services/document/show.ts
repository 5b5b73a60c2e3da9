import type { PersonContext } from "#core/contract/context.ts";
import type { DocumentFace } from "#core/views/document.ts";
import { facesOf } from "./face.ts";
import { findDocument } from "./find-document.ts";

export async function showDocument(ctx: PersonContext, said: string): Promise<DocumentFace> {
  const { document } = await findDocument(ctx, said);
  const [face] = await facesOf(ctx, [document]);
  if (!face) throw new Error(`document ${document.id} has no face`);
  return face;
}
