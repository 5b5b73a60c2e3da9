import { cutAtNumbers, cutWhereNumbersRunOn } from "./cut-at-numbers.ts";
import { readMarkers } from "./read-marker.ts";

/** A line with words in it; `indent` counts columns, a tab as four. */
export type Line = { number: number; indent: number; text: string };

const TAB = 4;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/** The lines of a pasted text; of one that came as a single line, the parts it says it has. */
export function linesOf(text: string): { lines: Line[]; unit: "Line" | "Part" } {
  const all = text.replaceAll(INVISIBLE, "").split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  const lines = all.map(lineOf).filter((line) => /[\p{L}\p{N}]/u.test(line.text));
  const [only] = lines;
  const parts = lines.length === 1 && only ? partsOf(only.text) : [];
  return parts.length > 1 ? { lines: parts.map(lineOf), unit: "Part" } : { lines: runningOn(lines), unit: "Line" };
}

function lineOf(raw: string, index: number): Line {
  const spaced = plainMarker(raw.replaceAll(/[^\S\t]/gu, " "));
  const white = /^[ \t]*/.exec(spaced)?.[0] ?? "";
  const indent = [...white].reduce((columns, sign) => columns + (sign === "\t" ? TAB : 1), 0);
  return { number: index + 1, indent, text: spaced.trim() };
}

/** "四、Reports；五、Closing" in one of several lines: two items, where their numbers run on and stand before no other line. */
function runningOn(lines: Line[]): Line[] {
  return lines.flatMap((line) => {
    const others = lines.filter((one) => one !== line).map((one) => one.text);
    return cutWhereNumbersRunOn(line.text, others).map((text) => ({ ...line, text }));
  });
}

const ARABIC = /[\u0660-\u0669\u06F0-\u06F9]/g;

/** Numbers before a line that are one sign, such as "⑴" and "⒈", or of Arabic digits, are written as "(1)" and "1.". */
const plainMarker = (line: string) =>
  line.replace(/^\s*(?:[⑴-⒛]|[\u0660-\u0669\u06F0-\u06F9.]+(?=[.)\s-]))/u, (sign) =>
    sign.normalize("NFKC").replaceAll(ARABIC, (digit) => String(digit.charCodeAt(0) & 15)),
  );

/** "Opening; Reports", or "1. Opening 2. Reports": where a platform makes one line of what was pasted. */
function partsOf(text: string): string[] {
  const numbered = cutAtNumbers(text);
  if (numbered.length > 1) return numbered;
  if (readMarkers(text).some((marker) => marker.doubtful === "no")) return [];
  const listed = text.split(OUTSIDE_BRACKETS).map((part) => part.trim());
  return listed.filter((part) => part !== "");
}

const OUTSIDE_BRACKETS = /[;；](?![^(（]*[)）])/;
