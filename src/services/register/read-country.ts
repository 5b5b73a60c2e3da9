import { COUNTRY_CODES } from "#core/contract/charter-values.ts";
import { Problem } from "#core/contract/problem.ts";

const NAMES = new Intl.DisplayNames("en", { type: "region" });
const BY_NAME = new Map([...COUNTRY_CODES].map((code) => [NAMES.of(code)?.toLowerCase() ?? code, code]));

/** A country by its ISO 3166-1 code or its English name; returns the code. */
export function readCountry(said: string): string {
  const typed = said.trim();
  const code = COUNTRY_CODES.has(typed.toUpperCase()) ? typed.toUpperCase() : BY_NAME.get(typed.toLowerCase());
  if (code) return code;
  throw new Problem({
    code: "invalid",
    message: `"${typed.slice(0, 80)}" is not a country.`,
    hint: "Write its code of two letters, such as KR or CH, or its name in English.",
    field: "country",
  });
}
