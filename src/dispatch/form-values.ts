import type { Capabilities } from "#core/contract/capabilities.ts";
import { fileNameOf, isFileRef } from "#core/contract/file.ts";
import { shortened } from "#core/contract/shorten.ts";
import type { Field } from "#core/contract/view.ts";

/** The field as it can hold what is known: a text that is longer than it is shown whole, to be shortened; what it cannot show is said beside it. */
export function holding(field: Field, value: unknown, how: { can: Capabilities; wrong: boolean }): Field {
  const { can } = how;
  if (field.kind === "file") return isFileRef(value) ? kept(field, fileNameOf(value), can) : field;
  const fitted = "maxLength" in field ? grown(field, value, can) : field;
  const lost = (field.kind !== "pick" || how.wrong) && knownValue(fitted, value, can).length === 0;
  const [typed = ""] = textsOf(value).filter((text) => text.trim() !== "");
  return lost && typed !== "" ? saying(fitted, typed, can) : fitted;
}

function grown(field: Extract<Field, { maxLength: number }>, value: unknown, { form }: Capabilities): Field {
  if (typeof value !== "string") return field;
  return { ...field, maxLength: Math.min(Math.max(field.maxLength, value.length), form.textChars) };
}

/** No platform shows a file as chosen already. */
function kept(field: Field, name: string, can: Capabilities): Field {
  const help = `Kept: ${name}. Choose one only to replace it.`;
  return { ...field, required: false, help: shortened(help, can.form.helpChars) };
}

/** A select shows only what is chosen from it, so that what was typed is read beside it. */
function saying(field: Field, typed: string, { form }: Capabilities): Field {
  const said = `You wrote: ${typed}`;
  const help = field.help === undefined ? said : `${field.help} ${said}`;
  return { ...field, help: shortened(help, form.helpChars) };
}

const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === "string" || typeof one === "number" ? [String(one)] : [],
  );

/** What the field shows of it; nothing where it cannot. */
export function knownValue(field: Field, value: unknown, { form }: Capabilities): [string, string | string[]][] {
  const texts = textsOf(value);
  const most = "maxLength" in field ? field.maxLength : field.kind === "search" ? form.searchedChars : undefined;
  if (most !== undefined && texts.some((text) => text.length > most)) return [];
  if (field.kind !== "pick")
    return texts[0] === undefined ? [] : [[field.name, Array.isArray(value) ? texts : texts[0]]];
  const chosen = chosenOf(field, texts);
  if (chosen[0] === undefined) return [];
  return [[field.name, field.max > 1 ? chosen.slice(0, field.max) : chosen[0]]];
}

/** By value, "#1" for 1 too, or by what is shown. */
function chosenOf({ options }: Extract<Field, { kind: "pick" }>, texts: string[]): string[] {
  const typed = texts.map((text) =>
    text
      .trim()
      .toLowerCase()
      .replace(/^#(?=\d)/, ""),
  );
  return options
    .filter(({ value, label }) => typed.includes(value.toLowerCase()) || typed.includes(label.toLowerCase()))
    .map(({ value }) => value);
}

const NAMED_CHARS = 80;

/** What was typed for a field that is a choice now and is none of its options: said there, as it could not be shown. */
export function notAmong(fields: Field[], args: Record<string, unknown>, can: Capabilities): Record<string, string> {
  const wrong = fields.flatMap((field) => {
    const [text = ""] = field.kind === "pick" ? textsOf(args[field.name]) : [];
    if (text.trim() === "" || knownValue(field, args[field.name], can).length > 0) return [];
    return [[field.name, `"${shortened(text, NAMED_CHARS)}" is not one of these.`]];
  });
  return Object.fromEntries(wrong);
}
