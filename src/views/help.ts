import type { Declaration } from "#core/contract/command.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { line } from "./say.ts";

/** Every command with what it is for. */
export function helpAll(title: string, commands: Declaration[], prefix: string): Message {
  const intro = `What you can do in ${title}:`;
  const after = `${prefix}help with a command's name shows how it is typed, for example: ${prefix}help ${inOrder(commands)[0]?.name ?? ""}`;
  return {
    kind: "message",
    summary: `${intro} ${commands.map((one) => one.name).join(", ")}.`,
    parts: [line(intro), list(commands, prefix), line(after)],
  };
}

export function helpNoun(noun: string, verbs: Declaration[], prefix: string): Message {
  const intro = `What you can do with "${noun}":`;
  return {
    kind: "message",
    summary: `${intro} ${verbs.map((one) => one.name).join(", ")}.`,
    parts: [line(intro), list(verbs, prefix)],
  };
}

const MIDDLE = 50;
const nounOf = ({ name }: Declaration) => name.split(" ")[0] ?? name;

/** As the nouns' declarations say: what most people do first stands first. */
function inOrder(commands: Declaration[]): Declaration[] {
  const ranks = new Map<string, number>();
  for (const command of commands) {
    const noun = nounOf(command);
    const rank = command.rank ?? ranks.get(noun) ?? MIDDLE;
    ranks.set(noun, rank);
  }
  const rank = (command: Declaration) => ranks.get(nounOf(command)) ?? MIDDLE;
  return commands.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

const list = (commands: Declaration[], prefix: string): Part => ({
  kind: "list",
  ordered: false,
  items: inOrder(commands).map((one): Span[] => [{ bold: `${prefix}${one.name}` }, ` — ${one.summary}`]),
});

/** One command: its arguments and examples. */
export function helpOne(command: Declaration, prefix: string): Message {
  const rows = command.fields.map((field) => ({
    label: field.name,
    value: [
      [`${field.label}${field.required ? "" : " (optional)"}`, field.help, values(field)].filter(Boolean).join(". "),
    ],
  }));
  const parts: Part[] = [{ kind: "heading", text: `${prefix}${command.name}` }, line(command.summary)];
  if (rows.length > 0) parts.push({ kind: "facts", rows });
  parts.push(line(command.examples.length > 1 ? "Examples:" : "Example:"));
  parts.push({ kind: "list", ordered: false, items: command.examples.map((one): Span[] => [`${prefix}${one}`]) });
  return {
    kind: "message",
    summary: `${command.name}: ${command.summary} For example: ${prefix}${command.examples[0]}`,
    parts,
  };
}

const values = (field: Declaration["fields"][number]) =>
  field.kind === "pick" ? `One of: ${field.options.map((option) => option.value).join(", ")}` : undefined;
