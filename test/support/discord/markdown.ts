import type { World } from "./world.ts";

type Names = Pick<World, "users" | "channels">;
type Rule = { pattern: RegExp; show(match: RegExpExecArray, names: Names): string };

/** What Discord's client makes of a text; each is tried at a place in this order. Whatever was typed as plain text and comes out changed was markup. */
const INLINE: Rule[] = [
  { pattern: /^\\([^0-9A-Za-z\s])/, show: ([, char = ""]) => char },
  { pattern: /^```[\s\S]*?```/, show: ([all]) => all.slice(3, -3) },
  { pattern: /^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, show: ([, , code = ""]) => code },
  { pattern: /^<t:(-?\d+)(?::[tTdDfFR])?>/, show: ([, seconds]) => new Date(Number(seconds) * 1000).toISOString() },
  { pattern: /^<@!?(\d+)>/, show: ([, id = ""], { users }) => `@${users.get(id)?.global_name ?? "unknown-user"}` },
  { pattern: /^<@&(\d+)>/, show: () => "@role" },
  { pattern: /^<#(\d+)>/, show: ([, id = ""], { channels }) => `#${channels.get(id)?.name ?? "unknown"}` },
  { pattern: /^<\/([^:>]+):\d+>/, show: ([, name]) => `/${name}` },
  { pattern: /^<a?:(\w+):\d+>/, show: ([, name]) => `[emoji ${name}]` },
  { pattern: /^@(everyone|here)\b/, show: ([, name]) => `[mention @${name}]` },
  {
    pattern: /^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s>)]+)>?\)/,
    show: ([, label = ""], names) => inline(label, names),
  },
  { pattern: /^<(https?:\/\/[^\s>]+)>/, show: ([, url]) => `[link ${url}]` },
  { pattern: /^https?:\/\/[^\s<]+[^<.,:;"'\]\s]/, show: ([url]) => `[link ${url}]` },
  { pattern: /^discord\.(?:gg|com\/invite)\/\w+/i, show: ([url]) => `[invite ${url}]` },
  { pattern: /^:(\w+):/, show: ([, name]) => `[emoji ${name}]` },
  { pattern: /^\|\|([\s\S]+?)\|\|/, show: () => "[spoiler]" },
  { pattern: /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, show: ([, text = ""], names) => inline(text, names) },
  { pattern: /^__((?:\\.|[^\\])+?)__(?!_)/s, show: ([, text = ""], names) => inline(text, names) },
  { pattern: /^~~((?:\\.|[^\\])+?)~~/s, show: ([, text = ""], names) => inline(text, names) },
  { pattern: /^\*(?!\s)((?:\\.|[^\\*])+?)\*/s, show: ([, text = ""], names) => inline(text, names) },
  { pattern: /^_((?:\\.|[^\\_])+?)_(?!\w)/s, show: ([, text = ""], names) => inline(text, names) },
];

function inline(text: string, names: Names): string {
  let shown = "";
  let rest = text;
  while (rest !== "") {
    const hit = INLINE.map((rule) => ({ rule, match: rule.pattern.exec(rest) })).find(({ match }) => match !== null);
    if (hit?.match) {
      shown += hit.rule.show(hit.match, names);
      rest = rest.slice(hit.match[0].length);
    } else {
      const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
      shown += char;
      rest = rest.slice(char.length);
    }
  }
  return shown;
}

const BLOCKS: { pattern: RegExp; show: string }[] = [
  { pattern: /^#{1,3} +/, show: "" },
  { pattern: /^-# +/, show: "" },
  { pattern: /^>>> |^> /, show: "" },
  { pattern: /^( *)[-*] +/, show: "$1• " },
];

/** A message's text as a person reads it. */
export function shownText(text: string, names: Names): string {
  const lines = text.trim().split("\n");
  return inline(
    lines
      .map((line) => {
        const block = BLOCKS.find(({ pattern }) => pattern.test(line));
        return block ? line.replace(block.pattern, block.show) : line;
      })
      .join("\n"),
    names,
  );
}
