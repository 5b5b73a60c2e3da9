import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";

export function empty({ prefix }: PersonContext, meeting: number): Problem {
  const hint = `Add items first: ${prefix}agenda add meeting:${meeting}.`;
  return new Problem({ code: "conflict", message: `The agenda of meeting ${meeting} has no items.`, hint });
}
