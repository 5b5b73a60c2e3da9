import { Problem } from "#core/contract/problem.ts";

const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
/** Regions of CLDR that are not countries: unions, the United Nations, unknown, pseudo-regions. */
const NOT_COUNTRIES = new Set(["EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "IC", "EA", "CP", "DG", "CQ", "AC", "TA"]);
const CODES = new Map(
  LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NOT_COUNTRIES.has(code) && NAMES.of(code) !== undefined)
    .map((code) => [NAMES.of(code)?.toLowerCase() ?? code, code]),
);

/** A country by its ISO 3166-1 code or its English name; returns the code. */
export function readCountry(said: string): string {
  const typed = said.trim();
  const known = [...CODES.values()];
  const code = known.find((one) => one === typed.toUpperCase()) ?? CODES.get(typed.toLowerCase());
  if (code) return code;
  throw new Problem({
    code: "invalid",
    message: `"${typed.slice(0, 80)}" is not a country.`,
    hint: "Write its code of two letters, such as KR or CH, or its name in English.",
    field: "country",
  });
}
