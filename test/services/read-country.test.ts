import { expect, it } from "vitest";
import { COUNTRY_CODES } from "#core/contract/charter-values.ts";
import { countryKey, OFFICIAL_NAMES } from "#core/services/register/country-names.ts";
import { readCountry } from "#core/services/register/read-country.ts";

it.each([
  ["Republic of Korea", "KR"],
  ["Korea (Republic of)", "KR"],
  ["korea, rep. of", "KR"],
  ["Democratic People’s Republic of Korea", "KP"],
  ["Russian Federation", "RU"],
  ["Iran (Islamic Republic of)", "IR"],
  ["Islamic Republic of Iran", "IR"],
  ["VIET NAM", "VN"],
  ["United Kingdom of Great Britain and Northern Ireland", "GB"],
  ["the United States of America", "US"],
  ["Turkiye", "TR"],
  ["Czech Republic", "CZ"],
  ["Tanzania (United Republic of)", "TZ"],
  ["Bolivia (Plurinational State of)", "BO"],
  ["Lao People's Democratic Republic", "LA"],
  ["Democratic Republic of the Congo", "CD"],
  ["Congo", "CG"],
  ["Cote d'Ivoire", "CI"],
  ["Cabo Verde", "CV"],
  ["Micronesia (Federated States of)", "FM"],
  ["Bosnia & Herzegovina", "BA"],
  ["Saint Lucia", "LC"],
  ["Holy See", "VA"],
  ["State of Palestine", "PS"],
  ["kr", "KR"],
])("the country %s is %s", (said, code) => expect(readCountry(said)).toBe(code));

it("no name stands for two countries, and each of a country that is known", () => {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const all = [...OFFICIAL_NAMES, ...[...COUNTRY_CODES].map((code) => [code, names.of(code) ?? code] as const)];
  for (const [code, name] of all) expect([name, readCountry(name)]).toEqual([name, code]);
  expect(OFFICIAL_NAMES.filter(([code]) => !COUNTRY_CODES.has(code))).toEqual([]);
  expect(countryKey("Korea (Republic of)")).toBe(countryKey("Republic of Korea"));
});
