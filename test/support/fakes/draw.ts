import type { Carried } from "#core/contract/call.ts";
import { writeCarried } from "#core/contract/carried.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { must, type Rules } from "./rules.ts";

export type DrawnPick = {
  id: string;
  placeholder: string;
  options: { label: string; sent: string }[];
  min: number;
  max: number;
  search: boolean;
};
/** A message as the platform keeps it: text and ids, nothing of ours. */
export type Drawn = { text: string; buttons: { label: string; id: string }[]; picks: DrawnPick[]; notified: string[] };

const CONFIRM_CHARS = 300;
const PLACEHOLDER_CHARS = 150;
const ROW = 5;

function spanText(span: Span): string {
  if (typeof span === "string") return span;
  if ("bold" in span) return span.bold;
  if ("person" in span) return `@${span.name}`;
  if ("at" in span) return `${span.at} (${span.zone})`;
  return `${span.label} (${span.link})`;
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
      return part.items.map((item, index) => `${part.ordered ? `${index + 1}.` : "-"} ${spansText(item)}`).join("\n");
    case "tally":
      return part.rows.map(({ label, count, note }) => `${label} ${count}${note ? ` ${note}` : ""}`).join("\n");
    case "quote":
      return `${spansText(part.by)}: ${spansText(part.spans)}`;
    case "file":
      return `${part.name} (${part.link})`;
    case "choices":
    case "pick":
      return "";
    default:
      return part satisfies never;
  }
}

function spansOf(part: Part): Span[] {
  if (part.kind === "text") return part.spans;
  if (part.kind === "quote") return [...part.by, ...part.spans];
  if (part.kind === "facts") return part.rows.flatMap((row) => row.value);
  return part.kind === "list" ? part.items.flat() : [];
}

/** Only persons of this platform that the view names. */
function notifiedBy(parts: Part[], platform: string): string[] {
  const accounts = parts.flatMap(spansOf).flatMap((span) => {
    return typeof span === "object" && "person" in span ? (span.accounts ?? []) : [];
  });
  return [...new Set(accounts.filter((one) => one.platform === platform).map((one) => one.account))];
}

/** Throws `OverLimit` for anything the platform does not hold; nothing is ever cut. */
export function draw(view: Message, key: string, rules: Rules): Drawn {
  const { can } = rules;
  must(/^[a-z0-9-]{0,24}$/.test(key), `"${key}" is no key`);
  const text = view.parts
    .map(partText)
    .filter((one) => one !== "")
    .join("\n");
  const cost = rules.costOf(text);
  must(cost <= can.message.chars, `${cost} characters; a message holds ${can.message.chars}`);
  must(rules.costOf(view.summary) <= can.message.chars, "the summary is longer than a message");
  must(view.summary !== "" || text !== "", "a message needs words");
  let at = 0;
  const id = (call: Carried, arg?: string): string => {
    must(writeCarried(call, can.carriedChars) !== undefined, `a call of more than ${can.carriedChars} characters`);
    const written = rules.writeId({ key, at: at++, call, ...(arg === undefined ? {} : { arg }) });
    must(written.length <= rules.idChars, `the id "${written}" has more than ${rules.idChars} characters`);
    return written;
  };
  const buttons = view.parts.flatMap((part) => (part.kind === "choices" ? drawChoices(part, id, rules) : []));
  const picks = view.parts.flatMap((part) => (part.kind === "pick" ? [drawPick(part, id, rules)] : []));
  const taken = view.parts.map((part) => (part.kind === "choices" ? Math.ceil(part.options.length / ROW) * ROW : 0));
  const rows = taken.reduce((all, one) => all + one, picks.length * ROW);
  must(rows <= can.message.choices, `${rows} places for buttons; a message holds ${can.message.choices}`);
  return { text: text || view.summary, buttons, picks, notified: notifiedBy(view.parts, rules.platform) };
}

type WriteId = (call: Carried, arg?: string) => string;

function drawChoices(part: Part & { kind: "choices" }, id: WriteId, { can }: Rules) {
  must(part.options.length > 0, "a row of buttons needs one");
  return part.options.map(({ label, call, confirm = "" }) => {
    must(label !== "" && label.length <= can.message.choiceLabelChars, `the button "${label}"`);
    must(confirm.length <= CONFIRM_CHARS, `the question "${confirm}"`);
    return { label, id: id(call) };
  });
}

function drawPick(part: Part & { kind: "pick" }, id: WriteId, { can, writeOption }: Rules): DrawnPick {
  const { placeholder, options, min, max, arg } = part;
  const search = part.search !== undefined;
  const { pickOptions, optionLabelChars, optionValueChars } = can.message;
  must(placeholder.length <= PLACEHOLDER_CHARS, `the placeholder "${placeholder}"`);
  must(!search || can.message.search, "a select in a message does not search here");
  must(search || (options.length > 0 && options.length <= pickOptions), `a select of ${options.length} options`);
  must(search || (min <= max && max <= options.length), `${min} to ${max} of ${options.length} options`);
  must(new Set(options.map(({ value }) => value)).size === options.length, "two options with one value");
  for (const { label, value, description = "" } of options) {
    must(label !== "" && label.length <= optionLabelChars, `the option "${label}"`);
    must(value !== "" && value.length <= optionValueChars, `the option's value "${value}"`);
    must(description.length <= optionLabelChars, `the description "${description}"`);
  }
  const offered = search ? [] : options.map(({ label, value }) => ({ label, sent: writeOption(arg, value) }));
  return { id: id(part.call, arg), placeholder, options: offered, min, max, search };
}
