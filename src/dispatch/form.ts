/**
 * `formFor(declaration, { can, submit, values, errors, missing, page })` → one page of the form for a command, refitted to the platform.
 * `values` are what is known so far (typed, draft, prefill); `missing` the fields to be asked for, which only chooses the page where none is
 * given: the first with an error or a missing field. `form.page.of` says whether a draft has to carry the values to a further page.
 */
import type { Carried } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Declaration, DeclaredField } from "#core/contract/command.ts";
import { upTo } from "#core/contract/file.ts";
import { shortened } from "#core/contract/shorten.ts";
import type { Field, Form, Option } from "#core/contract/view.ts";
import { holding, knownValue } from "./form-values.ts";

export type FormState = {
  can: Capabilities;
  submit: Carried;
  about?: string[];
  values?: Record<string, unknown>;
  errors?: Record<string, string>;
  missing?: string[];
  /** From 1; more than there are is the last. */
  page?: number;
};

const NAMED_CHARS = 200;

export function formFor(declaration: Declaration, state: FormState): Form {
  const { can, submit, values = {}, errors = {}, missing = [] } = state;
  const about = fitAbout(state.about ?? [], can);
  const askable = declaration.fields.filter((field) => field.kind !== "file" || can.form.files);
  const pages = pagesOf(askable, can.form.fields - (about.length > 0 ? can.form.about.fields : 0));
  const wanted = state.page ?? 1 + Math.max(0, firstPageWith(pages, Object.keys(errors), missing));
  const now = Math.min(Math.max(1, wanted), pages.length);
  const fields = (pages[now - 1] ?? []).map((field) =>
    holding(fitField(field, can), values[field.name], { can, wrong: field.name in errors }),
  );
  return {
    kind: "form",
    title: titleOf(declaration, can),
    ...(about.length > 0 ? { about } : {}),
    fields,
    values: Object.fromEntries(fields.flatMap((field) => knownValue(field, values[field.name], can))),
    errors: can.form.errors ? errors : fitErrors(errors, can),
    page: { now, of: pages.length },
    submit,
  };
}

/** What a platform's form has no room for, in words; empty when nothing has to be shortened. */
export function formExcess({ name, title, fields }: Declaration, can: Capabilities): string[] {
  const over = (what: string, text: string, most: number) =>
    text.length > most ? [`${name}: ${what} has ${text.length} characters, ${can.name} shows ${most}: ${text}`] : [];
  return [
    ...over("the title", title ?? titleOf({ name, summary: "" }, can), can.form.titleChars),
    ...fields.flatMap((field) => [
      ...over(`the label of ${field.name}`, field.label, can.form.labelChars),
      ...over(`the help of ${field.name}`, helpOf(field, can) ?? "", can.form.helpChars),
      ...(field.kind === "pick" && field.options.length <= can.form.pickOptions
        ? field.options.flatMap(({ label }) => over(`an option of ${field.name}`, label, can.message.optionLabelChars))
        : []),
    ]),
  ];
}

/** A longer text ends in an ellipsis. */
function fitAbout(lines: string[], { form }: Capabilities): string[] {
  let room = form.about.chars;
  return lines.flatMap((line) => {
    const shown = room > 1 ? shortened(line, room) : "";
    room -= shown.length + 1;
    return shown === "" ? [] : [shown];
  });
}

/** Where a mistake takes the place of a field's help. */
const fitErrors = (errors: Record<string, string>, { form }: Capabilities) =>
  Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, shortened(error, form.helpChars)]));

function pagesOf(fields: DeclaredField[], size: number): DeclaredField[][] {
  const pages: DeclaredField[][] = [];
  for (let from = 0; from < fields.length; from += size) pages.push(fields.slice(from, from + size));
  return pages.length > 0 ? pages : [[]];
}

function firstPageWith(pages: DeclaredField[][], wrong: string[], missing: string[]): number {
  const has = (names: string[]) => pages.findIndex((page) => page.some((field) => names.includes(field.name)));
  const first = has(wrong);
  return first === -1 ? has(missing) : first;
}

function titleOf({ name, summary, title }: Pick<Declaration, "name" | "summary" | "title">, can: Capabilities): string {
  const said = summary.replace(/\.$/, "");
  if (said !== "" && said.length <= can.form.titleChars) return said;
  return shortened(title ?? name.charAt(0).toUpperCase() + name.slice(1), can.form.titleChars);
}

function fitField(declared: DeclaredField, can: Capabilities): Field {
  const { name, required } = declared;
  const help = helpOf(declared, can);
  const base = {
    name,
    label: shortened(declared.label, can.form.labelChars),
    required,
    ...(declared.together ? { together: declared.together } : {}),
    ...(declared.spans ? { spans: declared.spans } : {}),
    ...(declared.sometimes ? { sometimes: declared.sometimes } : {}),
    ...(help === undefined ? {} : { help: shortened(help, can.form.helpChars) }),
  };
  switch (declared.kind) {
    case "line":
    case "paragraph":
      return { ...base, kind: declared.kind, maxLength: Math.min(declared.maxLength, can.form.textChars) };
    case "pick":
      if (declared.options.length > can.form.pickOptions) return byName(base, declared, can);
      return {
        ...base,
        kind: "pick",
        options: fitOptions(declared.options, can),
        min: declared.min,
        max: declared.max,
      };
    case "search":
      if (!can.form.search) return byName(base, declared, can);
      return { ...base, kind: "search", of: declared.of };
    case "file":
      return { ...base, kind: "file", types: declared.types, maxBytes: bytesOf(declared, can) };
    default:
      return declared satisfies never;
  }
}

type Base = Pick<Field, "name" | "label" | "help" | "required">;
/** Found by typing where the platform can complete, else a line that the command matches by name. */
function byName(base: Base, declared: DeclaredField, can: Capabilities): Field {
  if (declared.completes && can.form.search) return { ...base, kind: "search", of: declared.name };
  return { ...base, kind: "line", maxLength: Math.min(NAMED_CHARS, can.form.textChars) };
}

/** A line in the place of a choice says what may be written: the names where they fit, else that a name or number is wanted. */
function helpOf(field: DeclaredField, can: Capabilities): string | undefined {
  const own = ownHelp(field, can);
  const asked = typedInstead(field, can);
  if (asked === undefined) return own;
  const both = own === undefined ? asked : `${own} ${asked}`;
  return both.length <= can.form.helpChars ? both : (own ?? asked);
}

/** Where a platform's form takes smaller files, its help says so. */
const ownHelp = (field: DeclaredField, can: Capabilities) =>
  field.kind === "file" ? field.help?.replace(upTo(field.maxBytes), upTo(bytesOf(field, can))) : field.help;

const bytesOf = ({ maxBytes }: { maxBytes: number }, { form }: Capabilities) =>
  Math.min(maxBytes, form.fileBytes ?? maxBytes);

function typedInstead(field: DeclaredField, can: Capabilities): string | undefined {
  if (field.kind === "search") return can.form.search ? undefined : "Write its name or number.";
  if (field.kind !== "pick" || field.options.length <= can.form.pickOptions) return undefined;
  if (field.completes && can.form.search) return undefined;
  const named = `One of: ${field.options.map((option) => option.value).join(", ")}.`;
  return named.length <= can.form.helpChars ? named : "Write the name of one.";
}

function fitOptions(options: Option[], can: Capabilities): Option[] {
  const most = can.message.optionLabelChars;
  return options.map(({ label, value, description }) => ({
    label: shortened(label, most),
    value,
    ...(description === undefined ? {} : { description: shortened(description, most) }),
  }));
}
