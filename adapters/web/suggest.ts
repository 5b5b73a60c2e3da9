import type { Declaration, DeclaredField } from "#core/contract/command.ts";
import type { Option } from "#core/contract/view.ts";

/** `text`: the whole line as it stands when the suggestion is taken. */
export type Suggestion = { label: string; text: string; description?: string };
/** Live data for an argument is asked from the core; `take` makes the line from what is found. */
export type Suggested =
  | { options: Suggestion[] }
  | { ask: { command: string; arg: string; typed: string }; take(option: Option): Suggestion };

const MOST = 12;
const ARGUMENT = /([a-z][a-z0-9-]*):(?:(["“„«])((?:\\.|[^"”»\\])*)(["”»])?|(\S*))(\s*)/gi;

const quoted = (value: string): string =>
  /^[^\s"“”„«»;:\\]+$/u.test(value) ? value : `"${value.replaceAll(/[\\"]/g, "\\$&")}"`;
const starts = (word: string, typed: string): boolean => word.toLowerCase().startsWith(typed.toLowerCase());

/** Commands whose name begins so, then those that hold what was typed. `mine`: those that may be called, in the order to show them. */
function commands(declarations: Declaration[], typed: string, mine?: string[]): Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  const all = mine?.flatMap((name) => declarations.find((one) => one.name === name) ?? []) ?? declarations;
  const first = all.filter((declaration) => starts(declaration.name, wanted));
  const rest = all.filter((one) => !first.includes(one) && one.name.includes(wanted));
  return [...first, ...rest].slice(0, MOST).map((declaration) => ({
    label: declaration.name,
    text: `${declaration.name} `,
    description: declaration.summary,
  }));
}

function longestNamed(declarations: Declaration[], text: string): Declaration | undefined {
  return declarations
    .filter((declaration) => starts(text, `${declaration.name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

type Line = { given: Set<string>; open: { arg: string; typed: string; from: number } | undefined; tail: string };

/** What stands after the command: arguments already given, and the one the cursor is in. */
function readLine(text: string): Line {
  const given = new Set<string>();
  let open: Line["open"];
  let end = 0;
  for (const match of text.matchAll(ARGUMENT)) {
    const [all, name = "", quote, inner, closing, bare, space] = match;
    const unfinished = quote ? closing === undefined : space === "";
    end = match.index + all.length;
    if (unfinished && end === text.length)
      open = { arg: name.toLowerCase(), typed: inner ?? bare ?? "", from: match.index };
    else given.add(name.toLowerCase());
  }
  return { given, open, tail: text.slice(end).trimStart() };
}

function argumentsOf(declaration: Declaration, line: Line, before: string): Suggestion[] {
  return declaration.fields
    .filter((field) => !line.given.has(field.name) && starts(field.name, line.tail))
    .toSorted((a, b) => Number(b.required) - Number(a.required))
    .slice(0, MOST)
    .map((field) => ({
      label: `${field.name}:`,
      text: `${before}${field.name}:`,
      description: `${field.help ?? field.label}${field.required || field.sometimes ? "" : " (optional)"}`,
    }));
}

function values(
  declaration: Declaration,
  field: DeclaredField,
  typed: string,
  put: (value: string) => string,
): Suggested {
  if (field.kind === "pick") {
    const options = field.options.filter((option) => starts(option.value, typed) || starts(option.label, typed));
    return { options: options.slice(0, MOST).map((option) => taken(option, put)) };
  }
  if (!field.completes) return { options: [] };
  return {
    ask: { command: declaration.name, arg: field.name, typed },
    take: (option) => taken(option, put),
  };
}

function taken(option: Option, put: (value: string) => string): Suggestion {
  const description = option.description ?? (option.label === option.value ? undefined : option.value);
  return { label: option.label, text: put(option.value), ...(description === undefined ? {} : { description }) };
}

/** What could come next in a typed line, up to its end (the cursor). */
export function suggest(declarations: Declaration[], text: string, mine?: string[]): Suggested {
  const declaration = longestNamed(declarations, text);
  if (!declaration) return { options: commands(declarations, text, mine) };
  const start = declaration.name.length + 1;
  const after = text.slice(start);
  const line = readLine(after);
  const { open } = line;
  if (open) {
    const field = declaration.fields.find((candidate) => candidate.name === open.arg);
    const put = (value: string) => `${text.slice(0, start + open.from)}${open.arg}:${quoted(value)} `;
    return field ? values(declaration, field, open.typed, put) : { options: [] };
  }
  const said = text.slice(0, text.length - line.tail.length);
  const before = said.endsWith(" ") ? said : `${said} `;
  const rest = declaration.fields.find((field) => field.name === declaration.rest);
  if (rest?.completes && line.given.size === 0) {
    return values(declaration, rest, line.tail, (value) => `${before}${value}`);
  }
  const longer = declarations.filter((one) => one !== declaration && starts(one.name, text));
  return { options: [...commands(longer, text, mine), ...argumentsOf(declaration, line, before)].slice(0, MOST) };
}
