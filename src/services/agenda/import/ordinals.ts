const HAN = "零一二三四五六七八九";
const HAN_ALSO: Record<string, string> = { 〇: "零", 两: "二", 壹: "一", 贰: "二", 叁: "三", 廿: "二十", 卅: "三十" };
const HAN_NUMBER = /^(?:([一二三四五六七八九])?百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/;

/** "十二" is 12, "二百" is 200. Undefined for what is no number below 1000. */
export function readHan(text: string): number | undefined {
  const plain = [...text].map((sign) => HAN_ALSO[sign] ?? sign).join("");
  const found = HAN_NUMBER.exec(plain);
  if (!found || plain === "") return undefined;
  const digit = (sign: string | undefined) => (sign === undefined ? 0 : HAN.indexOf(sign));
  const hundreds = plain.includes("百") ? digit(found[1]) || 1 : 0;
  const tens = found[3] === undefined ? 0 : digit(found[2]) || 1;
  return hundreds * 100 + tens * 10 + digit(found[4]) || undefined;
}

/** "十二" for 12. Undefined above 99: no line that long was meant to be one. */
export function writeHan(number: number): string | undefined {
  if (number > 99) return undefined;
  const tens = Math.floor(number / 10);
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : HAN[tens]}十`;
  return `${ten}${number % 10 === 0 ? "" : HAN[number % 10]}`;
}

const ROMAN = /^(x{0,3})(ix|iv|v?i{0,3})$/i;
const ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/** Up to 39: no agenda needs more, and "c" or "d" is a letter. */
export function readRoman(text: string): number | undefined {
  const found = ROMAN.exec(text);
  if (!found || text === "") return undefined;
  return (found[1] ?? "").length * 10 + ONES.indexOf((found[2] ?? "").toLowerCase()) || undefined;
}

export function readLetter(text: string): number | undefined {
  return /^[a-z]$/i.test(text) ? text.toLowerCase().charCodeAt(0) - 96 : undefined;
}

const CIRCLED_FIRST = "①".codePointAt(0) ?? 0;

/** "①" to "⑳". */
export function readCircled(sign: string): number | undefined {
  const number = (sign.codePointAt(0) ?? 0) - CIRCLED_FIRST + 1;
  return number >= 1 && number <= 20 ? number : undefined;
}

export const writeCircled = (number: number): string | undefined =>
  number <= 20 ? String.fromCodePoint(CIRCLED_FIRST + number - 1) : undefined;
