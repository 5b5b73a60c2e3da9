import { isTitle } from "./is-title.ts";
import { writeCircled, writeHan } from "./ordinals.ts";
import { readMarkers } from "./read-marker.ts";

/** In ASCII, full-width and the two kinds of Arabic digits. */
const ZEROS = ["0", "０", "\u0660", "\u06F0"];
const BEFORE = "(?<=^|[\\s;；,，。]|\\p{Script=Han})";
const BEFORE_HAN = "(?<=^|[\\s;；,，。]|(?![第零〇一二三四五六七八九十百])\\p{Script=Han})";
const NO_DIGIT = "(?![0-9０-９\u0660-\u0669\u06F0-\u06F9])";

const digits = (number: number) =>
  `(?:${ZEROS.map((zero) => [...String(number)].map((digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit))).join("")).join("|")})`;
const han = (number: number) => writeHan(number) ?? NEVER;
const NEVER = "(?!)";

type Style = (number: number) => string;

/** The ways in which an item on one line may begin, by its number. */
const STYLES: Style[] = [
  (number) => `${BEFORE}${digits(number)}\\s*[.．、)）]\\s*${NO_DIGIT}`,
  (number) => `${BEFORE}[(（]\\s*${digits(number)}\\s*[)）]`,
  (number) => `${BEFORE_HAN}${han(number)}\\s*[、.．:：]`,
  (number) => `${BEFORE}[(（]\\s*${han(number)}\\s*[)）]`,
  (number) => `${BEFORE}(?:agenda\\s+)?item\\s+${digits(number)}\\s*(?:[:)–—-]|\\.${NO_DIGIT})`,
  (number) => `${BEFORE}(?:议题|議題|第)\\s*(?:${digits(number)}|${han(number)})\\s*(?:项|項|[、:：．]|\\.${NO_DIGIT})`,
  (number) => writeCircled(number) ?? NEVER,
];

/** "1 December", "1 日". */
const MONTHS =
  "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";
const DATE = `(?:${MONTHS})(?!\\p{L})|[年月日]`;

/** A number alone may belong to the words around it: only where several go on is it one of a list. */
const ALONE: Style = (number) => `(?<=^|\\s)${digits(number)}\\s+(?!${DATE})(?=[\\p{Lu}\\p{Script=Han}])`;
const ALONE_AT_LEAST = 3;

const AFTER_TITLE = /(?<=(?:agenda|议程|議程)[^:：\d]{0,40}[:：])(?=\S)/iu;

/** What stands on one line, cut where its numbers go on from 1, behind its title where it has one; nothing where they do not. */
export function cutAtNumbers(said: string): string[] {
  const text = said.replaceAll(/[⑴-⒛]/gu, (sign) => sign.normalize("NFKC")).replace(AFTER_TITLE, " ");
  for (const style of [...STYLES, ALONE]) {
    const starts = startsOf(text, style);
    const title = text.slice(0, starts[0] ?? 0).trim();
    const parts = partsAt(text, starts);
    const enough = parts.length >= (style === ALONE ? ALONE_AT_LEAST : 2);
    if (enough && parts.every((part) => /\p{L}/u.test(part))) return title === "" ? parts : [title, ...parts];
  }
  return [];
}

function startsOf(text: string, style: Style): number[] {
  const starts: number[] = [];
  for (let number = 1; ; number++) {
    const next = new RegExp(style(number), style === ALONE ? "gu" : "giu");
    next.lastIndex = (starts.at(-1) ?? -1) + 1;
    const found = next.exec(text);
    if (!found || (number === 1 && found.index > 0 && !isTitle(text.slice(0, found.index).trim()))) return starts;
    starts.push(found.index);
  }
}

const partsAt = (text: string, starts: number[]) =>
  starts.map((at, index) => text.slice(at, starts[index + 1]).replace(/[;；,，\s]+$/, ""));

const NUMBER_BEHIND = /[;；]\s*(?:[(（]\s*)?(?:[\p{N}一二三四五六七八九十百第]|(?:agenda\s+)?item\s|议题|議題)/iu;
const SEMICOLON = /[;；]\s*(?![^(（]*[)）])/gu;

/** A line that begins with a number, cut behind the semicolons where the next numbers of the same style stand; whole where `others`, the lines around it, have one of these. */
export function cutWhereNumbersRunOn(text: string, others: string[]): string[] {
  if (!NUMBER_BEHIND.test(text)) return [text];
  const numbers = readMarkers(text).flatMap(({ path }) => (path?.length === 1 ? path : []));
  for (const style of STYLES) {
    const first = numbers.find((number) => beginsWith(text, style, number));
    if (first === undefined) continue;
    const starts = [0];
    for (const { index, 0: semicolon } of text.matchAll(SEMICOLON)) {
      const at = index + semicolon.length;
      if (beginsWith(text.slice(at), style, first + starts.length)) starts.push(at);
    }
    const parts = partsAt(text, starts);
    const theirs = starts.slice(1).map((_, index) => first + index + 1);
    const taken = others.some((other) => theirs.some((number) => beginsWith(other, style, number)));
    if (parts.length > 1 && !taken && parts.every((part) => /\p{L}/u.test(part))) return parts;
  }
  return [text];
}

const beginsWith = (text: string, style: Style, number: number) => new RegExp(`^(?:${style(number)})`, "iu").test(text);
