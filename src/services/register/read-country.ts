import { COUNTRY_CODES } from "#core/contract/charter-values.ts";
import { nearest } from "#core/contract/nearest.ts";
import { Problem } from "#core/contract/problem.ts";
import { countryKey, OFFICIAL_NAMES } from "./country-names.ts";

const NAMES = new Intl.DisplayNames("en", { type: "region" });
const ALL = [...COUNTRY_CODES].map((code): [string, string] => [NAMES.of(code) ?? code, code]);
const BY_NAME = new Map([
  ...OFFICIAL_NAMES.map(([code, name]): [string, string] => [countryKey(name), code]),
  ...ALL.map(([name, code]): [string, string] => [countryKey(name), code]),
]);
const KEYS = [
  ...ALL.map(([name, code]) => ({ code, words: countryKey(name).split(" ") })),
  ...OFFICIAL_NAMES.map(([code, name]) => ({ code, words: countryKey(name).split(" ") })),
];
const LEAST_LETTERS = 4;
const WORDS = [...new Set(KEYS.flatMap(({ words }) => words))].filter((word) => word.length >= LEAST_LETTERS);
const MOST_NAMED = 5;

/** Countries that share a word with what was typed, or nearly; a word of many names, such as "islands", says nothing. */
function countriesLike(typed: string): [string, string][] {
  const telling = countryKey(typed)
    .split(" ")
    .filter((word) => word.length >= LEAST_LETTERS)
    .map((word) => {
      const found = codesWith(word);
      const near = found.size > 0 ? undefined : nearest(word, WORDS);
      return near === undefined ? found : codesWith(near);
    })
    .filter((found) => found.size <= MOST_NAMED);
  const codes = new Set(telling.flatMap((found) => [...found]));
  return ALL.filter(([, code]) => codes.has(code)).slice(0, MOST_NAMED);
}

const codesWith = (start: string): Set<string> =>
  new Set(KEYS.filter(({ words }) => words.some((word) => word.startsWith(start))).map(({ code }) => code));

/** A country by its ISO 3166-1 code or an English name; returns the code. */
export function readCountry(said: string): string {
  const typed = said.trim();
  const code = COUNTRY_CODES.has(typed.toUpperCase()) ? typed.toUpperCase() : BY_NAME.get(countryKey(typed));
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
