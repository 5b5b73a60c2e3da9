import { Problem } from "#core/contract/problem.ts";
import type { Asked, Terms } from "./kind.ts";

/** For kinds in which a ballot speaks of as many options as it likes. */
export function noBounds(kind: string, { least, most }: Asked): Omit<Terms, "options"> {
  const field = least !== undefined ? "least" : most !== undefined ? "most" : undefined;
  if (field === undefined) return { least: 1, most: 1, scoreFrom: null, scoreTo: null };
  const message = `A poll of kind ${kind} has no ${field === "least" ? "minimum" : "maximum"} number of choices.`;
  throw new Problem({ code: "invalid", message, hint: `Leave ${field} out, or use kind:multiple.`, field });
}
