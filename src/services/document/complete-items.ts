import type { Context } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { completeItems } from "../agenda/complete-items.ts";
import { findDocument } from "./find-document.ts";

/** Items of the meeting that is named beside, else of the one the document is for; nothing where it is not known which. */
export async function completeItemsFor(ctx: Context, typed: string, args: Record<string, unknown>): Promise<Option[]> {
  if (args.meeting !== undefined || typeof args.document !== "string") return await completeItems(ctx, typed, args);
  const found = await findDocument(ctx, args.document).catch(() => undefined);
  return found ? await completeItems(ctx, typed, { meeting: found.document.meeting }) : [];
}
