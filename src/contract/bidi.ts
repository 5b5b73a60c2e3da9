const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/;
const ENDS: Record<string, string> = {
  "\u202a": "\u202c",
  "\u202b": "\u202c",
  "\u202d": "\u202c",
  "\u202e": "\u202c",
  "\u2066": "\u2069",
  "\u2067": "\u2069",
  "\u2068": "\u2069",
};

/** What a text turns round ends with it: directional controls it leaves open are closed, so that nothing behind it is reversed. https://www.unicode.org/reports/tr9/ */
export function selfContained(text: string): string {
  if (!CONTROLS.test(text)) return text;
  const open: string[] = [];
  for (const sign of text) {
    const end = ENDS[sign];
    if (end !== undefined) open.push(end);
    else if (sign === "\u202c" && open.at(-1) === sign) open.pop();
    else if (sign === "\u2069" && open.includes(sign)) open.length = open.lastIndexOf(sign);
  }
  return text + open.toReversed().join("");
}
