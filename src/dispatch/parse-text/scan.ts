/** A word without a name, or a name with its value; `value` is missing where nothing follows the colon. `start` and `end` are places in the text. */
export type Token = { start: number; end: number; quoted: boolean } & (
  | { kind: "word"; text: string }
  | { kind: "pair"; name: string; value: string | undefined }
);
export type Scanned =
  | { status: "scanned"; tokens: Token[] }
  | { status: "unclosed"; at: number; name: string | undefined };

/** White space and what looks like it or like nothing when pasted: no-break and zero-width spaces, direction marks, word joiner. */
export const GAP = "[\\s\\u200B\\u200E\\u200F\\u2060\\uFEFF]";
const gaps = new RegExp(`${GAP}*`, "y");
const bare = new RegExp(`(?:(?!${GAP})[^])+`, "y");
const named = new RegExp(`([a-z][a-z0-9_-]*)${GAP}*:`, "iy");

/** What may close a quote, by what opened it. Phones and Slack turn straight quotes into curly ones, sometimes only one of a pair. */
const CLOSERS: Record<string, string> = {
  '"': '"',
  "“": '”"',
  "”": '”"',
  "„": '“”"',
  "«": '»"',
  "»": '«"',
};
const ESCAPABLE = '\\"“”„«»';

/** Cuts text into words and `name:value` pairs. A known name after "name: " is the next pair, any other word there is the value. */
export function scan(text: string, isName: (name: string) => boolean): Scanned {
  const tokens: Token[] = [];
  let start = skip(text, 0);
  while (start < text.length) {
    const pair = matchAt(named, text, start);
    const name = pair?.[1];
    const from = pair ? valueStart(text, start + pair[0].length, isName) : start;
    const read = from === undefined ? undefined : readValue(text, from);
    if (read === "unclosed") return { status: "unclosed", at: from ?? start, name };
    const end = read?.end ?? start + (pair?.[0].length ?? 0);
    const place = { start, end, quoted: read?.quoted ?? false };
    if (name === undefined) tokens.push({ ...place, kind: "word", text: read?.value ?? "" });
    else tokens.push({ ...place, kind: "pair", name, value: read?.value });
    start = skip(text, end);
  }
  return { status: "scanned", tokens };
}

function valueStart(text: string, afterColon: number, isName: (name: string) => boolean): number | undefined {
  const from = skip(text, afterColon);
  if (from >= text.length) return undefined;
  const next = from > afterColon ? matchAt(named, text, from)?.[1] : undefined;
  return next !== undefined && isName(next) ? undefined : from;
}

function readValue(text: string, from: number): { value: string; end: number; quoted: boolean } | "unclosed" {
  const closers = CLOSERS[text[from] ?? ""];
  if (closers === undefined) {
    const value = matchAt(bare, text, from)?.[0] ?? "";
    return { value, end: from + value.length, quoted: false };
  }
  let value = "";
  for (let place = from + 1; place < text.length; place++) {
    const letter = text[place] ?? "";
    const next = text[place + 1];
    if (letter === "\\" && next !== undefined && ESCAPABLE.includes(next)) {
      value += next;
      place++;
    } else if (closers.includes(letter)) return { value, end: place + 1, quoted: true };
    else value += letter;
  }
  return "unclosed";
}

function matchAt(pattern: RegExp, text: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(text);
}

const skip = (text: string, place: number): number => place + (matchAt(gaps, text, place)?.[0].length ?? 0);
