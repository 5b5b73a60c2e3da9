import type { Declaration, DeclaredField } from "#core/contract/command.ts";
import { declare } from "#core/dispatch/declare.ts";
import { loadCommands } from "#core/house/load-declared.ts";

const WHO: Record<Declaration["access"], string> = {
  anyone: "everyone",
  member: "members",
  officer: "co-chairs, vice-chairs and the secretariat",
  "co-chair": "co-chairs",
};

const MADE = `<!-- Made from the declarations by npm run docs; a test compares it with them. -->`;
const HEAD = `# Commands

${MADE}

As they are typed in the sandbox. On Slack \`/jca\` stands before them (or the word of \`SLACK_COMMAND\`); on Discord each is a command with options of its own. What is missing is asked for in a form. A button is one of these commands, filled in.
`;

const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

function valuesOf(field: DeclaredField): string {
  if (field.kind !== "pick") return "";
  return `One of: ${field.options.map((option) => `\`${option.value}\``).join(", ")}.`;
}

const sentence = (text: string | undefined) => (text && !/[.!?…]$/.test(text) ? `${text}.` : (text ?? ""));

function rowOf(field: DeclaredField): string {
  const meaning = [sentence(field.label), sentence(field.help), valuesOf(field)].filter(Boolean).join(" ");
  return `| \`${field.name}\` | ${field.required ? "yes" : ""} | ${cell(meaning)} |`;
}

function sectionOf({ name, summary, access, fields, examples }: Declaration): string {
  const table =
    fields.length > 0 ? ["| argument | needed | what it is |", "| --- | --- | --- |", ...fields.map(rowOf), ""] : [];
  const typed = ["```", ...examples, "```"];
  return [`### ${name}`, "", `${summary} For ${WHO[access]}.`, "", ...table, ...typed, ""].join("\n");
}

const nounOf = ({ name }: Declaration) => name.split(" ")[0] ?? name;

/** Every command a person can type, by noun, as its declaration says. */
export async function commandsDocument(): Promise<string> {
  const declarations = declare((await loadCommands()).values()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const nouns = [...new Set(declarations.map(nounOf))];
  const sections = nouns.flatMap((noun) => [
    `## ${noun}\n`,
    ...declarations.filter((one) => nounOf(one) === noun).map(sectionOf),
  ]);
  return `${[HEAD, ...sections].join("\n").trimEnd()}\n`;
}
