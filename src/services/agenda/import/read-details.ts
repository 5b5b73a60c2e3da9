import { readMinutes } from "./read-minutes.ts";

export type Details = {
  title: string;
  presenter: string | undefined;
  minutes: number | undefined;
  documents: string | undefined;
};
type Detail = Partial<Omit<Details, "title">>;

const PRESENTER =
  /^(?:presenter|presented by|speaker|introduced by|led by|lead|rapporteur|by|报告人|汇报人|主讲人|介绍人|发言人|主持人|負責人|负责人)\s*:\s*(.+)$/i;
const PRESENTED = /^(?:presented|introduced|led|given) by\s+(.+)$/i;
const DOCUMENTS = /^(?:documents?|docs?\.?|文件|文稿|文档)\s*:\s*(.+)$/i;
const LINK = /^https?:\/\/\S+$/i;
const NAME_CHARS = 60;
/** A name begins with a capital or is written in Chinese; one with digits in it has a longer word besides: "SG21 representative", not "TD 12". */
const NAME = /^(?=[\p{Lu}\p{Script=Han}])(?:[^\d]*|.*\p{Ll}{4}.*)$/u;

/** What is plainly said of an item at its end, in brackets or behind a dash, comma or tab: the rest is its title. */
export function readDetails(words: string): Details {
  const found: Details = { title: words.trim(), presenter: undefined, minutes: undefined, documents: undefined };
  while (true) {
    const tail = tailsOf(found.title).find((one) => one.before !== "" && readTail(one));
    const detail = tail && readTail(tail);
    if (!detail || isKnown(found, detail)) return tidied(found);
    Object.assign(found, detail, { title: tail.before });
  }
}

type Tail = { before: string; said: string; bracketed: boolean };

const isKnown = (found: Detail, detail: Detail) =>
  (["presenter", "minutes", "documents"] as const).some(
    (name) => detail[name] !== undefined && found[name] !== undefined,
  );

const tidied = (found: Details): Details => ({ ...found, title: found.title.replaceAll(/\s+/g, " ").trim() });

const PAIRS: Record<string, string> = { ")": "(", "）": "（", "]": "[", "】": "【" };

/** The brackets that end the text, with those inside them balanced. */
function bracketsOf(text: string): Tail | undefined {
  const close = text.at(-1) ?? "";
  const open = PAIRS[close];
  if (open === undefined) return undefined;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === close) depth += 1;
    if (text[at] === open) depth -= 1;
    if (depth === 0) {
      return { before: text.slice(0, at).trim(), said: text.slice(at + 1, -1), bracketed: true };
    }
  }
  return undefined;
}

const BREAK = /\t+|\s+[-|]\s*|\s{2,}|[–—,，;；、]\s*/gu;

/** The end in brackets, or what stands behind a dash, comma or tab, the shortest first. */
function tailsOf(text: string): Tail[] {
  const bracketed = bracketsOf(text);
  if (bracketed) return [bracketed];
  const open = [...text.matchAll(BREAK)].map(({ index, 0: sign }) => ({
    before: text.slice(0, index).trim(),
    said: text.slice(index + sign.length),
    bracketed: false,
  }));
  return open.reverse();
}

/** Undefined when a part of it is neither of a presenter, nor of minutes, nor of documents. */
function readTail({ said, bracketed }: Tail): Detail | undefined {
  const one = readSegment(said);
  if (!bracketed) return one;
  const several = /[;；]/.test(said) ? together(said, /([;；])/) : undefined;
  return several ?? together(said, /([;；,，、])/) ?? one ?? nameAndTime(said);
}

function readSegment(text: string): Detail | undefined {
  const said = text.trim();
  const minutes = readMinutes(said);
  if (minutes !== undefined) return { minutes };
  const keyed = said.replace(/：/, ":");
  const presenter = PRESENTER.exec(keyed)?.[1] ?? PRESENTED.exec(keyed)?.[1];
  if (presenter) return { presenter: presenter.trim() };
  const documents = LINK.test(said) ? said : DOCUMENTS.exec(keyed)?.[1];
  return documents ? { documents: documents.trim() } : undefined;
}

/** A part that says nothing by itself goes on with the presenters or documents before it. */
function together(said: string, signs: RegExp): Detail | undefined {
  const found: Detail = {};
  let going: "presenter" | "documents" | undefined;
  let raw = "";
  const parts = said.split(signs);
  for (let at = 0; at < parts.length; at += 2) {
    const part = parts[at] ?? "";
    const detail = readSegment(part);
    if (detail ? isKnown(found, detail) : !going) return undefined;
    raw = detail ? part : `${raw}${parts[at - 1]}${part}`;
    if (detail) going = goingOn(detail);
    Object.assign(found, detail ?? readSegment(raw) ?? (going && { [going]: raw.trim() }));
  }
  return found;
}

const goingOn = ({ presenter, documents }: Detail) => (presenter ? "presenter" : documents ? "documents" : undefined);

/** "(Co-chairs, 10 min)". */
function nameAndTime(whole: string): Detail | undefined {
  const [first = "", second = "", ...more] = whole.split(/[;；,，、]/).map((part) => part.trim());
  if (more.length > 0) return undefined;
  const minutes = readMinutes(second) ?? readMinutes(first);
  const name = readMinutes(second) === undefined ? second : first;
  const isName = name.length > 0 && name.length <= NAME_CHARS && NAME.test(name);
  return minutes !== undefined && isName ? { minutes, presenter: name } : undefined;
}
