/**
 * English names beside those of the Unicode CLDR, one country a line: the short names of ISO 3166-1 and of the United
 * Nations (UNTERM), their formal names where they are in use, and names that were changed lately.
 */
const WRITTEN = `
BA Bosnia and Herzegovina
BN Brunei Darussalam
BO Bolivia (Plurinational State of)
BQ Bonaire, Sint Eustatius and Saba
BY Republic of Belarus
CC Keeling Islands
CD Congo (Democratic Republic of the); DRC; DR Congo; Zaire
CG Congo; Republic of the Congo
CH Swiss Confederation
CI Ivory Coast; Republic of Côte d'Ivoire
CN People's Republic of China; PRC
CV Cabo Verde; Republic of Cabo Verde
CZ Czech Republic
DE Federal Republic of Germany
EG Arab Republic of Egypt
FK Falkland Islands (Malvinas)
FM Micronesia (Federated States of)
FR French Republic
GB United Kingdom of Great Britain and Northern Ireland; Great Britain; UK
GR Hellenic Republic
HK Hong Kong; Hong Kong, China
HM Heard Island and McDonald Islands
IE Republic of Ireland
IN Republic of India
IR Iran (Islamic Republic of)
IT Italian Republic
KG Kyrgyz Republic
KN Saint Kitts and Nevis
KP Democratic People's Republic of Korea; DPRK
KR Republic of Korea; ROK
LA Lao People's Democratic Republic; Lao PDR
MD Republic of Moldova
MK Republic of North Macedonia; Macedonia
MM Myanmar; Burma; Republic of the Union of Myanmar
MO Macao; Macau; Macao, China
NL Kingdom of the Netherlands; Holland
PN Pitcairn
PS State of Palestine; Palestine
RU Russian Federation
SA Kingdom of Saudi Arabia
SG Republic of Singapore
SH Saint Helena, Ascension and Tristan da Cunha
SK Slovak Republic
SX Sint Maarten (Dutch part)
SY Syrian Arab Republic
SZ Swaziland; Kingdom of Eswatini
MF Saint Martin (French part)
TL East Timor; Democratic Republic of Timor-Leste
TR Turkey; Republic of Türkiye
TW Taiwan (Province of China)
TZ United Republic of Tanzania
UM United States Minor Outlying Islands
US United States of America; USA
VA Holy See; Vatican; Vatican City State
VC Saint Vincent and the Grenadines
VE Venezuela (Bolivarian Republic of)
VG Virgin Islands (British)
VI Virgin Islands (U.S.); Virgin Islands of the United States
VN Viet Nam; Socialist Republic of Viet Nam
ZA Republic of South Africa
`;

/** [code, name] of each. */
export const OFFICIAL_NAMES: readonly [string, string][] = WRITTEN.trim()
  .split("\n")
  .flatMap((row) =>
    row
      .slice(3)
      .split("; ")
      .map((name): [string, string] => [row.slice(0, 2), name]),
  );

const LINKING = new Set(["the", "of", "and"]);
const SHORTENED = new Map([
  ["st", "saint"],
  ["rep", "republic"],
  ["dem", "democratic"],
]);

/** Equal for every way to write one name: case, accents, brackets, and which part of it comes first do not count. */
export const countryKey = (name: string): string =>
  (
    name
      .normalize("NFD")
      .replace(/[\p{M}'’ʼ.]/gu, "")
      .toLowerCase()
      .replaceAll("ı", "i")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => !LINKING.has(word))
    .map((word) => SHORTENED.get(word) ?? word)
    .sort()
    .join(" ");
