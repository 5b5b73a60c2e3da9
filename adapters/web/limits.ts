import type { Form, Message, Part, Span } from "#core/contract/view.ts";
import { can } from "./capabilities.ts";

const spanChars = (span: Span): number => {
  if (typeof span === "string") return span.length;
  if ("bold" in span) return span.bold.length;
  if ("person" in span) return span.name.length;
  if ("label" in span) return span.label.length;
  return span.at.length;
};
const spansChars = (spans: Span[]): number => spans.reduce((sum, span) => sum + spanChars(span), 0);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

function partChars(part: Part): number {
  switch (part.kind) {
    case "heading":
      return part.text.length;
    case "text":
      return spansChars(part.spans);
    case "facts":
      return sum(part.rows.map((row) => row.label.length + spansChars(row.value)));
    case "list":
      return sum(part.items.map(spansChars));
    case "tally":
      return sum(part.rows.map((row) => row.label.length + (row.note?.length ?? 0)));
    case "quote":
      return spansChars(part.by) + spansChars(part.spans);
    case "file":
      return part.name.length;
    case "choices":
    case "pick":
      return 0;
    default:
      return part satisfies never;
  }
}

function partTooLarge(part: Part): string | undefined {
  const limit = can.message;
  if (part.kind === "choices" && part.options.length > limit.choices) return `more than ${limit.choices} buttons`;
  if (part.kind === "choices" && part.options.some((option) => option.label.length > limit.choiceLabelChars)) {
    return `a button's label over ${limit.choiceLabelChars} characters`;
  }
  if (part.kind === "pick" && part.options.length > limit.pickOptions) return `more than ${limit.pickOptions} options`;
  return undefined;
}

/** What of the message is over the capabilities; `fit` prevents it, so this is said to us, not to a person. */
export function tooLarge(view: Message): string | undefined {
  const chars = sum(view.parts.map(partChars));
  if (chars > can.message.chars) return `The message has ${chars} characters; ${can.message.chars} is the most.`;
  const reason = view.parts.map(partTooLarge).find((found) => found !== undefined);
  return reason && `The message has ${reason}.`;
}

/** The same for a form. */
export function formTooLarge({ title, fields, about = [] }: Form): string | undefined {
  const { form } = can;
  if (fields.length > form.fields) return `The form has ${fields.length} fields; ${form.fields} is the most.`;
  if (title.length > form.titleChars) return `The form's title is over ${form.titleChars} characters.`;
  if (about.join("\n").length > form.about.chars) return `The form's text is over ${form.about.chars} characters.`;
  const long = fields.find(({ label, help = "" }) => label.length > form.labelChars || help.length > form.helpChars);
  if (long) return `The label or help of the field "${long.name}" is too long.`;
  const many = fields.find((field) => field.kind === "pick" && field.options.length > form.pickOptions);
  return many && `The field "${many.name}" has more than ${form.pickOptions} options.`;
}
