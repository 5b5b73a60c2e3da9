import { Problem } from "#core/contract/problem.ts";
import type { Asked, Terms } from "./kind.ts";

/** For kinds in which a ballot speaks of as many options as it likes. `asks`: "asks for a ranking". */
export function noBounds(asks: string, { least, most }: Asked): Omit<Terms, "options"> {
  const field = least !== undefined ? "least" : most !== undefined ? "most" : undefined;
  if (field === undefined) return { least: 1, most: 1, scoreFrom: null, scoreTo: null };
  const bound = field === "least" ? "minimum" : "maximum";
  const message = `Only a multiple choice has a ${bound} number of choices, and this poll ${asks}.`;
  throw new Problem({ code: "invalid", message, hint: `Leave ${field} out, or use kind:multiple.`, field });
}
