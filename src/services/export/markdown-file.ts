import type { Block, Paper, Run } from "#core/contract/paper.ts";
import { addressOf } from "./plain-text.ts";

/** Everything that CommonMark or its tables, mentions and bare HTML would read as more than a character. */
const SIGNS = /[\\`*_{}[\]<>#|~&^$]/g;
/** What begins a list, a rule or a heading's underline only at the start of a line. */
const OPENINGS = /^([-+=]|\d+(?=[.)]))/;

const plain = (text: string) => text.replace(SIGNS, "\\$&");

/** A line as it was written, which begins nothing. */
const opened = (line: string) =>
  line.trim().replace(OPENINGS, (sign) => (/^\d/.test(sign) ? `${sign}\\` : `\\${sign}`));
const lines = (text: string, end: string) => text.split(/\r?\n/).map(opened).join(end);

/** An address as it must stand in a link. */
const address = (link: string) => addressOf(link).replace(/[()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Spaces beside the signs would make them ordinary characters. */
function marked(text: string, sign: string): string {
  const inner = text.trim();
  return inner === "" ? text : text.replace(inner, () => `${sign}${plain(inner)}${sign}`);
}

function run(one: Run): string {
  if (typeof one === "string") return plain(one);
  if ("bold" in one) return marked(one.bold, "**");
  if ("italic" in one) return marked(one.italic, "*");
  return `[${plain(one.label)}](${address(one.link)})`;
}

const BREAK = "\\\n";
const text = (runs: Run[], end = BREAK) => lines(runs.map(run).join(""), end);

function block(one: Block): string {
  switch (one.kind) {
    case "heading":
      return `${"#".repeat(one.level)} ${text([one.text], " ")}`;
    case "paragraph":
      return text(one.runs);
    case "list":
      return one.items.map((item, at) => `${one.ordered ? `${at + 1}.` : "-"} ${text(item, " ")}`).join("\n");
    case "fields":
      return one.rows
        .map(({ label, value }) => `**${plain(label)}:** ${value.map((runs) => text(runs)).join(BREAK)}`)
        .join("\n\n");
    case "table":
      return [
        one.head.map(plain),
        one.head.map(() => "---"),
        ...one.rows.map((row) => row.map((runs) => text(runs, "<br>"))),
      ]
        .map((cells) => `| ${cells.join(" | ")} |`)
        .join("\n");
    case "rule":
    case "page break":
      return "---";
    default:
      return one satisfies never;
  }
}

/** The same words as the printed form, in CommonMark with tables; nothing in it that somebody wrote is markup. */
export function markdownFile(name: string, paper: Paper) {
  const head = paper.header === undefined ? [] : [text([paper.header])];
  const bytes = new TextEncoder().encode(`${[...head, ...paper.blocks.map(block)].join("\n\n")}\n`);
  return { name: `${name}.md`, type: "text/markdown; charset=utf-8", bytes };
}
