import type { PersonContext } from "#core/contract/context.ts";
import { pollNumbered } from "#db/queries/poll.ts";
import { isByConsensus } from "./subject.ts";

type Args = Record<string, unknown>;
const said = (value: unknown) => String(value ?? "").trim();

/** Could it be an objection without its reason? Judged without the record, which most votes must not wait for: by its word, as buttons have it. */
export const mayNeedReason = ({ choice, reason }: Args): boolean =>
  said(choice).toLowerCase() === "object" && said(reason) === "";

/** It is one where the poll is decided by consensus. */
export async function reasonWanted(ctx: PersonContext, { poll }: Args): Promise<string[]> {
  const found = typeof poll === "number" ? await pollNumbered(ctx.db, ctx.activity.id, poll) : undefined;
  return found && found.box.closedAt === null && isByConsensus(found) ? ["reason"] : [];
}
