import type { Declaration } from "#core/contract/command.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, capitalized, choices, ended, line } from "./say.ts";

type About = { activity: string; title: string; prefix: string };

/** Every command with what it is for, noun by noun. */
export function helpAll({ activity, title, prefix }: About, commands: Declaration[]): Message {
  const intro = `What you can do in ${title}:`;
  const ordered = inOrder(commands);
  const after = `${prefix}help with a command's name shows how it is typed, for example: ${prefix}help ${ordered[0]?.name ?? ""}. ${prefix}help words says what words mean.`;
  const nouns = Map.groupBy(ordered, nounOf);
  const wide = [...nouns].filter(([, verbs]) => verbs.length > 1).map(([noun]) => noun);
  return {
    kind: "message",
    summary: `${intro} ${commands.map((one) => one.name).join(", ")}.`,
    parts: [
      choices(button("What waits for me", activity, "activity board")),
      ...nounsAlone(activity, wide),
      line(intro),
      ...[...nouns].flatMap(([noun, verbs]) => group(noun, verbs, prefix)),
      line(after),
    ],
  };
}

const nounsAlone = (activity: string, nouns: string[]): Part[] =>
  nouns.length < 2
    ? []
    : [
        {
          kind: "pick",
          placeholder: "Show the commands about…",
          options: nouns.map((noun) => ({ label: noun, value: noun })),
          min: 1,
          max: 1,
          call: { activity, command: "help", args: {} },
          arg: "topic",
        },
      ];

const group = (noun: string, verbs: Declaration[], prefix: string): Part[] => [
  { kind: "heading", text: capitalized(noun) },
  list(verbs, prefix),
];

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
export function inOrder(commands: Declaration[]): Declaration[] {
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
    value: [[labelOf(field), field.help, values(field)].flatMap((one) => (one ? [ended(one)] : [])).join(" ")],
  }));
  const [first, ...more] = command.examples.map((one): Span[] => [`${prefix}${one}`]);
  const parts: Part[] = [{ kind: "heading", text: `${prefix}${command.name}` }, line(command.summary)];
  if (first) parts.push(line("For example:"), { kind: "list", ordered: false, items: [first] });
  if (rows.length > 0) parts.push({ kind: "facts", rows });
  if (more.length > 0) parts.push(line("More examples:"), { kind: "list", ordered: false, items: more });
  return {
    kind: "message",
    summary: `${command.name}: ${command.summary} For example: ${prefix}${command.examples[0]}`,
    parts,
  };
}

const labelOf = ({ label, required, sometimes }: Declaration["fields"][number]) =>
  required || sometimes ? label : `${label} (optional)`;

const values = (field: Declaration["fields"][number]) =>
  field.kind === "pick" ? `One of: ${field.options.map((option) => option.value).join(", ")}` : undefined;
