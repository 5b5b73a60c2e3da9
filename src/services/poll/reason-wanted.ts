import type { PersonContext } from "#core/contract/context.ts";
import { numberOf } from "#core/contract/input.ts";
import { pollNumbered } from "#db/queries/poll.ts";
import { isByConsensus } from "./subject.ts";

type Args = Record<string, unknown>;
const said = (value: unknown) => String(value ?? "").trim();

/** Could it be an objection without its reason? Judged without the record, which most votes must not wait for: by its word, as buttons have it. */
export const mayNeedReason = ({ choice, reason }: Args): boolean =>
  said(choice).toLowerCase() === "object" && said(reason) === "";

/** It is one where the poll is decided by consensus. */
export async function reasonWanted(ctx: PersonContext, { poll }: Args): Promise<string[]> {
  const number = numberOf({ label: "Poll", of: "poll" }).safeParse(poll);
  const found = number.success ? await pollNumbered(ctx.db, ctx.activity.id, number.data) : undefined;
  return found && found.box.closedAt === null && isByConsensus(found) ? ["reason"] : [];
}
