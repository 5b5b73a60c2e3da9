import type { Span } from "#core/contract/view.ts";
import { costOfSpan, costOfUnit } from "./measure.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const SPACE = /\s/;

/**
 * The beginning of a text that costs at most `room`, and the rest. Cut behind white space; `hard`: where there is none, between letters as a reader
 * sees them, and only inside one that is itself too long between its code points. Both together are the text.
 */
export function cutText(text: string, room: number, hard: boolean): [head: string, tail: string] {
  const most = endWithin(text, room);
  if (most === text.length) return [text, ""];
  for (let end = most; end > 0; end--) {
    if (SPACE.test(text.charAt(end - 1)) && !(text[end - 1] === "\r" && text[end] === "\n")) return halves(text, end);
  }
  return halves(text, hard ? letterEnd(text, most) : 0);
}

const halves = (text: string, end: number): [string, string] => [text.slice(0, end), text.slice(end)];

function endWithin(text: string, room: number): number {
  let left = room;
  for (let end = 0; end < text.length; end++) {
    left -= costOfUnit(text, end);
    if (left < 0) return end;
  }
  return text.length;
}

function letterEnd(text: string, most: number): number {
  const letter = graphemes.segment(text).containing(most);
  if (letter && letter.index > 0) return letter.index;
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(most));
  return splitsPair ? most - 1 : most;
}

/** The spans that fit into `room`, the last one cut where that is possible, and the rest. `hard`: at least something is taken. */
export function cutSpans(spans: Span[], room: number, hard: boolean): [head: Span[], tail: Span[]] {
  const head: Span[] = [];
  const tail = [...spans];
  let left = room;
  for (let span = tail[0]; span !== undefined; span = tail[0]) {
    const cost = costOfSpan(span);
    if (cost <= left) {
      head.push(span);
      tail.shift();
      left -= cost;
      continue;
    }
    const must = hard && head.length === 0;
    const [first, rest] = cutSpan(must ? asText(span) : span, left, must);
    if (first !== undefined) head.push(first);
    if (rest !== undefined) tail[0] = rest;
    else tail.shift();
    break;
  }
  return [head, tail];
}

function cutSpan(span: Span, room: number, hard: boolean): [Span | undefined, Span | undefined] {
  if (typeof span === "string") {
    const [head, tail] = cutText(span, room - costOfSpan(""), hard);
    return [head || undefined, tail || undefined];
  }
  if (!("bold" in span)) return [undefined, span];
  const [head, tail] = cutText(span.bold, room - costOfSpan({ bold: "" }), hard);
  return [head ? { bold: head } : undefined, tail ? { bold: tail } : undefined];
}

/** A link or a name longer than a whole message is written out, so that it can be cut. */
function asText(span: Span): Span {
  if (typeof span === "string" || "bold" in span || "at" in span) return span;
  return "link" in span ? `${span.label} (${span.link})` : span.name;
}
