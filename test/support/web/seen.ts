import { plainTime, zoneName } from "#adapters/web/render-time.ts";
import type { Field, Form, Message, Part, Span } from "#core/contract/view.ts";
import type { Seen, SeenForm } from "../chat.ts";

function spanText(span: Span): string {
  if (typeof span === "string") return span;
  if ("bold" in span) return span.bold;
  if ("person" in span) return span.name;
  if ("label" in span) return span.label;
  const text = plainTime(span.at, span.zone, span.show);
  return span.show === "date" ? text : `${text} ${zoneName(span.zone)}`;
}
const spansText = (spans: Span[]): string => spans.map(spanText).join("");

function partText(part: Part): string {
  switch (part.kind) {
    case "heading":
      return part.text;
    case "text":
      return spansText(part.spans);
    case "facts":
      return part.rows.map((row) => `${row.label}: ${spansText(row.value)}`).join("\n");
    case "list":
      return part.items.map(spansText).join("\n");
    case "tally":
      return part.rows
        .map((row) => `${row.label} ${row.count} ${Math.round(row.share * 100)}%${row.note ? ` ${row.note}` : ""}`)
        .join("\n");
    case "quote":
      return `${spansText(part.by)}: ${spansText(part.spans)}`;
    case "file":
      return part.name;
    case "choices":
    case "pick":
      return "";
    default:
      return part satisfies never;
  }
}

/** What a person sees of a view on the sandbox's page. */
export function seenMessage(id: string, view: Message, edited: boolean): Seen {
  const texts = view.parts.map(partText).filter((text) => text !== "");
  return {
    id,
    text: texts.length > 0 ? texts.join("\n") : view.summary,
    buttons: view.parts.flatMap((part) => (part.kind === "choices" ? part.options.map((one) => one.label) : [])),
    picks: view.parts.flatMap((part) =>
      part.kind === "pick"
        ? [{ placeholder: part.placeholder, options: part.options.map((option) => option.label) }]
        : [],
    ),
    edited,
    notified: [],
  };
}

/** A picked option is seen by its label. */
function shownValue(field: Field, value: string | string[]): string {
  const options = field.kind === "pick" ? field.options : [];
  return [value]
    .flat()
    .map((one) => options.find((option) => option.value === one)?.label ?? one)
    .join("; ");
}

export function seenForm(form: Form): SeenForm {
  const fields = form.fields.map((field) => {
    const value = shownValue(field, form.values[field.name] ?? []);
    const error = form.errors[field.name];
    return {
      name: field.name,
      label: field.label,
      value,
      ...(error === undefined ? {} : { error }),
      ...(field.kind === "pick" ? { options: field.options.map((option) => option.label) } : {}),
    };
  });
  return { title: form.title, ...(form.about ? { about: form.about.join("\n") } : {}), fields };
}
