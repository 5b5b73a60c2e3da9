import type { Call, Carried } from "./call.ts";

export const CARRIED_CHARS = 72;

/** Undefined when the call does not fit into `chars`, or would not come back as it is: then it has to be parked. */
export function writeCarried(carried: Carried, chars = CARRIED_CHARS): string | undefined {
  if ("parked" in carried) return `~${carried.parked}`;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(carried.args)) {
    if (value === undefined) continue;
    const texts = textsOf(value);
    if (texts === undefined || !name.isWellFormed()) return undefined;
    for (const text of texts) query.append(name, text);
  }
  const head = [carried.activity ?? "", carried.draft ?? "", carried.command];
  if (carried.command === "" || head[0]?.startsWith("~") || head.some((text) => text.includes("|"))) return undefined;
  const written = [...head, query.toString()].join("|");
  return written.length <= chars ? written : undefined;
}

/** A list of none or one would come back as nothing or as a text, half a surrogate pair as a question mark. */
function textsOf(value: unknown): string[] | undefined {
  if (Array.isArray(value) && value.length < 2) return undefined;
  const texts: string[] = [];
  for (const text of Array.isArray(value) ? value : [value]) {
    if (typeof text !== "string" && typeof text !== "number") return undefined;
    if (!String(text).isWellFormed()) return undefined;
    texts.push(String(text));
  }
  return texts;
}

/** Undefined for anything `writeCarried` did not write. Every value comes back as text; a name that stands twice as a list. */
export function readCarried(written: string): Carried | undefined {
  if (written.startsWith("~")) return { parked: written.slice(1) };
  const [activity, draft, command, query, ...rest] = written.split("|");
  if (command === undefined || command === "" || query === undefined || rest.length > 0) return undefined;
  const found = new URLSearchParams(query);
  const args: Call["args"] = Object.fromEntries(
    [...new Set(found.keys())].map((name) => {
      const texts = found.getAll(name);
      return [name, texts.length > 1 ? texts : texts[0]];
    }),
  );
  return { command, args, ...(activity ? { activity } : {}), ...(draft ? { draft } : {}) };
}
