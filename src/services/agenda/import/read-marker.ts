import { readCircled, readHan, readLetter, readRoman } from "./ordinals.ts";

/** What stands before the words of a line. Lines of one `style` are counted together. */
export type Marker = {
  style: string;
  /** [3, 1] for "3.1"; undefined for a bullet, which counts nothing. */
  path: number[] | undefined;
  /** Could as well be the first of its words: taken only where it goes on counting. */
  doubtful: "no" | "a little" | "very";
  words: string;
};

const DIGITS = "[0-9０-９]{1,3}";
const DOT = "[.．。]";
const PATH = `${DIGITS}(?:${DOT}${DIGITS})*`;
const AFTER = "[.．。)）、:：]";
const BULLET = /^([-–—•*·‧●○◦▪■□▫‣⁃➢✓+])(?:\s+|(?=\p{Script=Han})|$)/u;
/** As text editors paste them: a letter or a sign of a font of signs, and a tab. */
const WORD_BULLET = /^(?:[o§Øü]\t|[\uF000-\uF0FF]\s*)/;
const NAMED = new RegExp(`^(?:agenda\\s+)?item\\s+(${PATH})\\s*[.:)–—-]\\s*`, "i");
const NAMED_HAN = new RegExp(
  `^(?:议题|議題|第)\\s*(${PATH}|[一二三四五六七八九十百]{1,5})\\s*(?:项|項)?\\s*(?:[、:：.．]|\\s)\\s*`,
);
const BRACKETED = new RegExp(
  `^[(（]\\s*(${PATH}|[a-z]|[ivx]{1,6}|[一二三四五六七八九十百]{1,5})\\s*[)）][、.．]?\\s*`,
  "i",
);
const DECIMAL = new RegExp(`^(${PATH})(${AFTER})?`);
const LETTERED = /^([a-z]|[ivx]{1,6})([.．)）、])(?:\s+|(?=\p{Script=Han})|$)/iu;
const HAN_COUNTED = /^([一二三四五六七八九十百]{1,5})(?:\s*[、.．:：]\s*|\s+)/;
const CIRCLED = /^([①-⑳])\s*/;
const NUMBER_AT_MOST = 200;
const A_MEASURE = /^\s*(?:min|hour|hr|h\b|分钟|分鐘|小时|小時|年|月|日|%)/i;

const COUNTED: readonly (readonly [pattern: RegExp, around: string])[] = [
  [NAMED, "item"],
  [NAMED_HAN, "item"],
  [BRACKETED, "()"],
];
const COUNTED_AFTER: typeof COUNTED = [
  [LETTERED, "a"],
  [HAN_COUNTED, "、"],
];

/** The readings a line allows, the likeliest first: "i)" is the first or the ninth. */
export function readMarkers(line: string): Marker[] {
  const bullet = BULLET.exec(line) ?? WORD_BULLET.exec(line);
  if (bullet) return [marker(`bullet ${bullet[1] ?? line.charAt(0)}`, undefined, line, bullet[0])];
  const circled = CIRCLED.exec(line);
  if (circled) return [marker("circled", [readCircled(circled[1] ?? "") ?? 0], line, circled[0])];
  const decimal = DECIMAL.exec(line);
  return (
    firstCounted(COUNTED, line) ?? (decimal ? decimalOf(decimal, line) : (firstCounted(COUNTED_AFTER, line) ?? []))
  );
}

function firstCounted(patterns: typeof COUNTED, line: string): Marker[] | undefined {
  for (const [pattern, around] of patterns) {
    const found = pattern.exec(line);
    if (found) return counted(around + width(found[2] ?? ""), found[1] ?? "", line, found[0]);
  }
  return undefined;
}

const marker = (style: string, path: number[] | undefined, line: string, taken: string): Marker => ({
  style,
  path,
  doubtful: "no",
  words: line.slice(taken.length).trim(),
});

const pathOf = (digits: string) => digits.normalize("NFKC").replaceAll("。", ".").split(".").map(Number);

const width = (sign: string) => sign.normalize("NFKC").replace("。", ".");

function counted(around: string, sign: string, line: string, taken: string): Marker[] {
  const plain = sign.normalize("NFKC");
  if (/^\d/.test(plain)) {
    const path = pathOf(plain);
    return [marker(`${around} ${path.length}`, path, line, taken)];
  }
  const han = readHan(plain);
  if (han !== undefined) return [marker(`${around} 一`, [han], line, taken)];
  const size = plain === plain.toUpperCase() ? "A" : "a";
  const readings: [style: string, number: number | undefined][] = [
    [`${size} roman`, readRoman(plain)],
    [size, readLetter(plain)],
  ];
  return readings.flatMap(([kind, number]) =>
    number === undefined ? [] : [{ ...marker(`${around} ${kind}`, [number], line, taken), doubtful: "a little" }],
  );
}

/** "3.", "3)", "3.1", "3 " and "3" before Chinese words; not "3GPP", "11:15", "5 min" or "2025". */
function decimalOf(found: RegExpExecArray, line: string): Marker[] {
  const [taken, digits = "", sign] = found;
  const after = line.slice(taken.length);
  const path = pathOf(digits);
  if (/^[0-9０-９]/.test(after) || path.some((number) => number < 1 || number > NUMBER_AT_MOST)) return [];
  const style = path.length > 1 ? `decimal ${path.length}` : `decimal 1${width(sign ?? "") === ")" ? " )" : ""}`;
  const read = marker(style, path, line, taken);
  if (sign !== undefined) return [{ ...read, doubtful: path.length > 1 ? "a little" : "no" }];
  if (A_MEASURE.test(after) || !/^(?:\s|$|\p{Script=Han})/u.test(after)) return [];
  return [{ ...read, doubtful: path.length > 1 || /^(?:\s|$)/.test(after) ? "a little" : "very" }];
}
