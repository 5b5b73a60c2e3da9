import { COUNTRY_CODES } from "#core/contract/charter-values.ts";
import { Problem } from "#core/contract/problem.ts";

const NAMES = new Intl.DisplayNames("en", { type: "region" });
const BY_NAME = new Map([...COUNTRY_CODES].map((code) => [NAMES.of(code)?.toLowerCase() ?? code, code]));

const ALL = [...COUNTRY_CODES].map((code): [string, string] => [NAMES.of(code) ?? code, code]);
const LEAST_LETTERS = 4;
const MOST_NAMED = 5;

/** Countries that share a word with what was typed; a word of many names, such as "islands", says nothing. */
function countriesLike(typed: string): [string, string][] {
  const words = typed.toLowerCase().match(/\p{L}+/gu) ?? [];
  const telling = words
    .filter((word) => word.length >= LEAST_LETTERS)
    .map((word) =>
      ALL.filter(([name]) =>
        name
          .toLowerCase()
          .split(/[^\p{L}]+/u)
          .some((one) => one.startsWith(word)),
      ),
    )
    .filter((found) => found.length <= MOST_NAMED);
  return [...new Set(telling.flat())].slice(0, MOST_NAMED);
}

/** A country by its ISO 3166-1 code or its English name; returns the code. */
export function readCountry(said: string): string {
  const typed = said.trim();
  const code = COUNTRY_CODES.has(typed.toUpperCase()) ? typed.toUpperCase() : BY_NAME.get(typed.toLowerCase());
  if (code) return code;
  const near = countriesLike(typed);
  const named = near.map(([name, one]) => `${name}: ${one}`).join("; ");
  throw new Problem({
    code: "invalid",
    message: `"${typed.slice(0, 80)}" is not a country.`,
    hint: `Write its code of two letters, such as KR or CH, or its name in English.${named === "" ? "" : ` Did you mean ${named}?`}`,
    field: "country",
  });
}
