import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Statement } from "#db/queries/statement.ts";

/** A text or something attached: only a draft may have neither yet. */
export function mustSaySomething({ prefix }: PersonContext, { number, body, attachments, files }: Statement): void {
  if (body !== null || attachments !== null || files > 0) return;
  throw new Problem({
    code: "conflict",
    message: `Statement ${number} has no text and no attachment yet.`,
    hint: `${prefix}statement edit statement:${number} text:"…" writes it.`,
    field: "statement",
  });
}
