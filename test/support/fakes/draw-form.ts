import { writeCarried } from "#core/contract/carried.ts";
import type { Field, Form } from "#core/contract/view.ts";
import type { SeenForm } from "../chat.ts";
import { must, type Rules } from "./rules.ts";

export type Given = Record<string, string | string[]>;
/** An open form as the client holds it. */
export type Open = { form: Form; id: string; channel: string; from?: string };

/** Throws `OverLimit` for anything the platform's forms do not hold. */
export function checkForm(form: Form, { can }: Rules): void {
  const { fields, title, submit, values, about = [] } = form;
  must(title !== "" && title.length <= can.form.titleChars, `the title "${title}"`);
  const places = fields.length + (about.length > 0 ? can.form.about.fields : 0);
  must(fields.length > 0 && places <= can.form.fields, `a form of ${fields.length} fields`);
  must(about.join("\n").length <= can.form.about.chars, `a text of ${about.join("\n").length} characters`);
  must(writeCarried(submit, can.carriedChars) !== undefined, `a call of more than ${can.carriedChars} characters`);
  for (const field of fields) {
    must(field.label !== "" && field.label.length <= can.form.labelChars, `the label "${field.label}"`);
    must((field.help ?? "").length <= can.form.helpChars, `the help "${field.help}"`);
    checkKind(field, [values[field.name] ?? ""].flat(), can);
  }
}

function checkKind(field: Field, values: string[], can: Rules["can"]): void {
  switch (field.kind) {
    case "line":
    case "paragraph": {
      must(field.maxLength <= can.form.textChars, `a field of ${field.maxLength} characters`);
      const length = values.join("\n").length;
      must(length <= field.maxLength, `${length} characters in the field "${field.name}"`);
      return;
    }
    case "pick": {
      const { options, min, max } = field;
      must(options.length > 0 && options.length <= can.form.pickOptions, `a pick of ${options.length} options`);
      must(min <= max && max <= options.length, `${min} to ${max} of ${options.length} options`);
      for (const { label } of options) {
        must(label !== "" && label.length <= can.message.optionLabelChars, `the option "${label}"`);
      }
      return;
    }
    case "search":
      must(can.form.search, "a form does not search here");
      must(
        values.every((text) => text.length <= (can.form.searchedChars ?? text.length)),
        "a search of so many characters",
      );
      return;
    case "file":
      must(can.form.files, "a form takes no files here");
      return;
    default:
      field satisfies never;
  }
}

export function seenForm(form: Form, errors: Record<string, string>): SeenForm {
  const fields = form.fields.map((field) => {
    const held = [form.values[field.name] ?? []].flat();
    const options = field.kind === "pick" ? field.options : undefined;
    const shown = held.map((value) => options?.find((one) => one.value === value)?.label ?? value);
    const error = errors[field.name];
    return {
      name: field.name,
      label: field.label,
      value: shown.join("; "),
      ...(error === undefined ? {} : { error }),
      ...(options ? { options: options.map(({ label }) => label) } : {}),
    };
  });
  return { title: form.title, ...(form.about ? { about: form.about.join("\n") } : {}), fields };
}

/** What the client sends, or what it says itself at a field. */
export function filled(form: Form, given: Given): { values: Given } | { errors: Record<string, string> } {
  for (const name of Object.keys(given)) {
    if (!form.fields.some((field) => field.name === name)) throw new Error(`This form has no field "${name}".`);
  }
  const values: Given = {};
  const errors: Record<string, string> = {};
  for (const field of form.fields) {
    const texts = [given[field.name] ?? form.values[field.name] ?? []].flat().filter((text) => text !== "");
    const sent = field.kind === "pick" ? chosen(field, texts) : texts;
    const wrong = mistakeIn(field, sent);
    if (wrong !== undefined) errors[field.name] = wrong;
    values[field.name] = field.kind === "pick" && field.max > 1 ? sent : sent.join("\n");
  }
  return Object.keys(errors).length > 0 ? { errors } : { values };
}

function mistakeIn(field: Field, sent: string[]): string | undefined {
  if (field.required && sent.length === 0) return "Please fill this in.";
  return "maxLength" in field && sent.join("\n").length > field.maxLength ? "This is too long." : undefined;
}

function chosen(field: Field & { kind: "pick" }, texts: string[]): string[] {
  const values = texts.map((text) => {
    const option = field.options.find(({ value, label }) => value === text || label === text);
    if (!option) throw new Error(`"${text}" is no option of ${field.label}.`);
    return option.value;
  });
  if (values.length > field.max) throw new Error(`${field.label} takes ${field.max}.`);
  return values;
}
