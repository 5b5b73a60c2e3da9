import type { Call, Carried } from "./call.ts";

export const CARRIED_CHARS = 72;

/** Undefined when the call does not fit into `chars`, or holds more than text: then it has to be parked. */
export function writeCarried(carried: Carried, chars = CARRIED_CHARS): string | undefined {
  if ("parked" in carried) return `~${carried.parked}`;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(carried.args)) {
    if (value === undefined) continue;
    const texts = Array.isArray(value) ? value : [value];
    for (const text of texts) {
      if (typeof text !== "string" && typeof text !== "number") return undefined;
      query.append(name, String(text));
    }
  }
  const written = [carried.activity ?? "", carried.draft ?? "", carried.command, query.toString()].join("|");
  return written.length <= chars ? written : undefined;
}

/** Undefined for anything `writeCarried` did not write. Every value comes back as text; a name that stands twice as a list. */
export function readCarried(written: string): Carried | undefined {
  if (written.startsWith("~")) return { parked: written.slice(1) };
  const [activity, draft, command, query, ...rest] = written.split("|");
  if (command === undefined || command === "" || query === undefined || rest.length > 0) return undefined;
  const args: Call["args"] = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const before = args[name];
    if (before === undefined) args[name] = value;
    else args[name] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return { command, args, ...(activity ? { activity } : {}), ...(draft ? { draft } : {}) };
}
