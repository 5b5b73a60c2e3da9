import type { Part, Span, Time } from "#core/contract/view.ts";
import { escapeLine, escapeText } from "./escape.ts";

const BAR_CELLS = 12;
// https://docs.discord.com/developers/reference#message-formatting-timestamp-styles
const STYLES = { date: "D", time: "t", datetime: "F", relative: "R" } as const;

const writeTime = (time: Time): string =>
  `<t:${Math.floor(Temporal.Instant.from(time.at).epochMilliseconds / 1000)}:${STYLES[time.show]}>`;

/** A link without preview: the address stands in angle brackets. */
function writeLink(address: string, label: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== "https:" && url?.protocol !== "http:") return `${escapeLine(label)} (${escapeLine(address)})`;
  return `[${escapeLine(label)}](<${url.href.replaceAll(">", "%3E").replaceAll("<", "%3C").replaceAll(" ", "%20")}>)`;
}

export const discordAccount = (span: Span): string | undefined =>
  typeof span === "object" && "person" in span
    ? span.accounts?.find(({ platform }) => platform === "discord")?.account
    : undefined;

/** Discord reads "** a **" as asterisks, so spaces stay outside. */
function writeBold(typed: string): string {
  const text = typed.trim();
  const from = typed.indexOf(text);
  return text === "" ? typed : `${typed.slice(0, from)}**${escapeLine(text)}**${typed.slice(from + text.length)}`;
}

function writeSpan(span: Span): string {
  if (typeof span === "string") return escapeText(span);
  if ("bold" in span) return writeBold(span.bold);
  if ("at" in span) return writeTime(span);
  if ("link" in span) return writeLink(span.link, span.label);
  const account = discordAccount(span);
  return account === undefined ? escapeLine(span.name) : `<@${account}>`;
}

const writeSpans = (spans: Span[]): string => spans.map(writeSpan).join("");

function writeBar({ label, count, share, note }: Extract<Part, { kind: "tally" }>["rows"][number]): string {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * BAR_CELLS);
  const bar = "█".repeat(full) + "░".repeat(BAR_CELLS - full);
  const said = `${escapeLine(label)}: **${count}** (${Math.round(share * 100)}%)${note ? ` ${escapeLine(note)}` : ""}`;
  return `${said}\n\`${bar}\``;
}

const kilobytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} kB`;

const DEEPEST = 3;
const indent = (depth = 0) => "\u2003".repeat(Math.min(depth, DEEPEST));

/** Items with a depth say their own numbers. */
function markOf({ ordered, depths }: Extract<Part, { kind: "list" }>, at: number): string {
  if (depths) return indent(depths[at]);
  return ordered ? `${at + 1}. ` : "- ";
}

/** What is read of a part; buttons and selects stand below the text. */
export function writePart(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `### ${escapeLine(part.text)}`;
    case "text":
      return writeSpans(part.spans);
    case "facts":
      return part.rows.map(({ label, value }) => `**${escapeLine(label)}:** ${writeSpans(value)}`).join("\n");
    case "list":
      return part.items.map((item, at) => `${markOf(part, at)}${writeSpans(item).replaceAll("\n", "\n  ")}`).join("\n");
    case "tally":
      return part.rows.map(writeBar).join("\n");
    case "quote":
      return `${writeSpans(part.by)}:\n> ${writeSpans(part.spans).replaceAll("\n", "\n> ")}`;
    case "choices":
      return part.options
        .filter((choice) => choice.confirm !== undefined)
        .map((choice) => `-# ${escapeLine(choice.label)}: ${escapeLine(choice.confirm ?? "")}`)
        .join("\n");
    case "pick":
      return "";
    case "file":
      return `${writeLink(part.link, part.name)} (${kilobytes(part.bytes)})`;
    default:
      return part satisfies never;
  }
}
