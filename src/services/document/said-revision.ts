import type { Charter } from "#core/contract/charter.ts";

const LONG = /[\s_-]*rev(?:ision)?[.\s_]*(\d{1,4})$/i;
const SHORT = /[\s_-]+r[.\s_]*(\d{1,4})$/i;

type Said = { named: string; revision: number };

/** The words before the revision that they end with: "I-1 Rev.2", "I-1-R2", and however the charter writes one. */
export function withoutRevision(said: string, { revision }: Charter["numbering"]): Said | undefined {
  return split(said, LONG) ?? split(said, SHORT) ?? split(said, asWritten(revision), /\d/);
}

/** `least`: what has to be left before it, so that a number is not taken for its own revision. */
function split(said: string, form: RegExp, least = /[\p{L}\d]/u): Said | undefined {
  const found = form.exec(said);
  const named = said.slice(0, found?.index);
  return found && least.test(named) ? { named, revision: Number(found[1]) } : undefined;
}

/** With whatever signs between; its letters and brackets are as they are. */
function asWritten(pattern: string): RegExp {
  const form = pattern
    .split(/(\{r\}|[\s._/-]+)/)
    .map((part) => (part === "{r}" ? "(\\d{1,4})" : /^[\s._/-]+$/.test(part) ? "[\\s._/-]+" : RegExp.escape(part)))
    .join("");
  return new RegExp(`${form}$`, "i");
}
