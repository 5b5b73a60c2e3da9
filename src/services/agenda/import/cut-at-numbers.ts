import { writeCircled, writeHan } from "./ordinals.ts";

/** In ASCII, full-width and the two kinds of Arabic digits. */
const ZEROS = ["0", "０", "\u0660", "\u06F0"];
const BEFORE = "(?<=^|[\\s;；,，。]|\\p{Script=Han})";
const BEFORE_HAN = "(?<=^|[\\s;；,，。]|(?![第零〇一二三四五六七八九十百])\\p{Script=Han})";
const NO_DIGIT = "(?![0-9０-９\u0660-\u0669\u06F0-\u06F9])";

const digits = (number: number) =>
  `(?:${ZEROS.map((zero) => [...String(number)].map((digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit))).join("")).join("|")})`;
const han = (number: number) => writeHan(number) ?? NEVER;
const NEVER = "(?!)";

/** The ways in which an item on one line may begin, by its number. */
const STYLES: ((number: number) => string)[] = [
  (number) => `${BEFORE}${digits(number)}\\s*[.．、)）]\\s*${NO_DIGIT}`,
  (number) => `${BEFORE}[(（]\\s*${digits(number)}\\s*[)）]`,
  (number) => `${BEFORE_HAN}${han(number)}\\s*[、.．:：]`,
  (number) => `${BEFORE}[(（]\\s*${han(number)}\\s*[)）]`,
  (number) => `${BEFORE}(?:agenda\\s+)?item\\s+${digits(number)}\\s*(?:[:)–—-]|\\.${NO_DIGIT})`,
  (number) => `${BEFORE}(?:议题|議題|第)\\s*(?:${digits(number)}|${han(number)})\\s*(?:项|項|[、:：．]|\\.${NO_DIGIT})`,
  (number) => writeCircled(number) ?? NEVER,
];

/** What stands on one line, cut where its numbers go on from 1; nothing where they do not. */
export function cutAtNumbers(said: string): string[] {
  const text = said.replaceAll(/[⑴-⒛]/gu, (sign) => sign.normalize("NFKC"));
  for (const style of STYLES) {
    const parts = partsAt(text, startsOf(text, style));
    if (parts.length > 1 && parts.every((part) => /\p{L}/u.test(part))) return parts;
  }
  return [];
}

function startsOf(text: string, style: (number: number) => string): number[] {
  const starts: number[] = [];
  for (let number = 1; ; number++) {
    const next = new RegExp(style(number), "giu");
    next.lastIndex = (starts.at(-1) ?? -1) + 1;
    const found = next.exec(text);
    if (!found || (number === 1 && found.index !== 0)) return starts;
    starts.push(found.index);
  }
}

const partsAt = (text: string, starts: number[]) =>
  starts.map((at, index) => text.slice(at, starts[index + 1]).replace(/[;；,，\s]+$/, ""));
