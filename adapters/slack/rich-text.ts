import type { Span, Time } from "#core/contract/view.ts";
import type { Block, Inline } from "./blocks.ts";
import { LIMITS } from "./capabilities.ts";

const pieces = (text: string): string[] => {
  const found: string[] = [];
  const letters = [...text];
  for (let from = 0; from < letters.length; from += LIMITS.textObjectChars / 2) {
    found.push(letters.slice(from, from + LIMITS.textObjectChars / 2).join(""));
  }
  return found;
};

/** Text in rich text is shown as it is: no markup, mention or link is read in it. */
export function inlineText(text: string, style?: { bold?: boolean }): Inline[] {
  return pieces(text).map((piece) => ({ type: "text", text: piece, ...(style ? { style } : {}) }));
}

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const FORMATS = { date: "{date}", time: "{time}", datetime: "{date} {time}", relative: "{ago}" } as const;

/** For clients that cannot show the reader's own zone: names the zone it was said in. */
function timeFallback(time: Time): string {
  const there = Temporal.Instant.from(time.at).toZonedDateTimeISO(time.zone);
  const date = there.toLocaleString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const clock = there.toLocaleString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (time.show === "date") return `${date} (${time.zone})`;
  if (time.show === "time") return `${clock} (${time.zone})`;
  return `${date}, ${clock} (${time.zone})`;
}

const isWebLink = (link: string) => /^(?:https?:\/\/|mailto:)/i.test(link) && URL.canParse(link);

function inline(span: Span, workspace: string): Inline[] {
  if (typeof span === "string") return inlineText(span);
  if ("bold" in span) return inlineText(span.bold, { bold: true });
  if ("person" in span) {
    const account = span.accounts?.find((known) => known.platform === "slack" && known.workspace === workspace);
    return account ? [{ type: "user", user_id: account.account }] : inlineText(span.name);
  }
  if ("at" in span) {
    const timestamp = Math.floor(Temporal.Instant.from(span.at).epochMilliseconds / 1000);
    return [{ type: "date", timestamp, format: FORMATS[span.show], fallback: timeFallback(span) }];
  }
  if (!isWebLink(span.link)) return inlineText(`${span.label} (${span.link})`);
  return [{ type: "link", url: span.link, text: span.label || span.link }];
}

export function inlines(spans: Span[], workspace: string): Inline[] {
  const found = spans.flatMap((span) => inline(span, workspace));
  return found.length > 0 ? found : [{ type: "text", text: " " }];
}

export const paragraph = (elements: Inline[]): Block => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
