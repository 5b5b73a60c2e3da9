import { html } from "hono/html";
import type { Shot } from "./shot.ts";

export type Html = ReturnType<typeof html>;
type Reader = Pick<Shot, "zone">;
type Rule = { pattern: RegExp; draw(match: RegExpExecArray, reader: Reader): Html | string };

const STAMPS: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: "short" },
  D: { dateStyle: "long" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
function stamp(seconds: number, style: string, { zone }: Reader): Html {
  const options = STAMPS[style];
  if (!options) throw new Error(`the timestamp style ${style} is not drawn yet`);
  const at = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
  return html`<span class="stamp">${at.toLocaleString("en-US", options)}</span>`;
}

/** What the bot writes, and no more; each is tried at a place in this order. */
const INLINE: Rule[] = [
  { pattern: /^\\([^0-9A-Za-z\s])/, draw: ([, char = ""]) => char },
  { pattern: /^`([^`]+)`/, draw: ([, code]) => html`<code>${code}</code>` },
  { pattern: /^<t:(-?\d+):(\w)>/, draw: ([, at, style = ""], reader) => stamp(Number(at), style, reader) },
  { pattern: /^<@([^>]+)>/, draw: ([, name]) => html`<span class="mention">@${name}</span>` },
  {
    pattern: /^\[((?:\\.|[^\]\\])+)\]\(<(https?:\/\/[^\s>]+)>\)/,
    draw: ([, label = ""], reader) => html`<a>${inline(label, reader)}</a>`,
  },
  {
    pattern: /^\*\*((?:\\.|[^\\*])+)\*\*/,
    draw: ([, text = ""], reader) => html`<b>${inline(text, reader)}</b>`,
  },
];
const MARKUP = /^[*_~|`<>[\]@]/;

export function inline(text: string, reader: Reader): (Html | string)[] {
  const drawn: (Html | string)[] = [];
  let rest = text;
  while (rest !== "") {
    const hit = INLINE.map((rule) => ({ rule, match: rule.pattern.exec(rest) })).find(({ match }) => match !== null);
    if (!hit && MARKUP.test(rest)) throw new Error(`the markup at "${rest.slice(0, 30)}" is not drawn yet`);
    const taken = hit?.match?.[0] ?? String.fromCodePoint(rest.codePointAt(0) ?? 0);
    drawn.push(hit?.match ? hit.rule.draw(hit.match, reader) : taken);
    rest = rest.slice(taken.length);
  }
  return drawn;
}

type Line = { pattern: RegExp; as: string; draw(match: RegExpExecArray, reader: Reader): Html };
const LINES: Line[] = [
  { pattern: /^### (.+)$/, as: "heading", draw: ([, text = ""], reader) => html`<h3>${inline(text, reader)}</h3>` },
  {
    pattern: /^-# (.+)$/,
    as: "small",
    draw: ([, text = ""], reader) => html`<p class="small">${inline(text, reader)}</p>`,
  },
  {
    pattern: /^> (.*)$/,
    as: "quote",
    draw: ([, text = ""], reader) => html`<blockquote>${inline(text, reader)}</blockquote>`,
  },
  {
    pattern: /^- (.+)$/,
    as: "item",
    draw: ([, text = ""], reader) => html`<p class="item"><i>•</i><span>${inline(text, reader)}</span></p>`,
  },
  {
    pattern: /^(\d+)\. (.+)$/,
    as: "item",
    draw: ([, number, text = ""], reader) =>
      html`<p class="item"><i>${number}.</i><span>${inline(text, reader)}</span></p>`,
  },
];

/** A message's content as Discord's client draws it. */
export function drawContent(content: string, reader: Reader): Html[] {
  return content.split("\n").map((text) => {
    for (const { pattern, draw } of LINES) {
      const match = pattern.exec(text);
      if (match) return draw(match, reader);
    }
    return text === "" ? html`<p>&nbsp;</p>` : html`<p>${inline(text, reader)}</p>`;
  });
}
