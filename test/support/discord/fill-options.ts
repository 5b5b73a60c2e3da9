import type { Declaration } from "#core/contract/command.ts";
import type { CommandOption, RegisteredCommand } from "./world.ts";

export type FilledCommand = {
  command: RegisteredCommand;
  verb: CommandOption | undefined;
  values: Map<string, string>;
};
/** `says`: what Discord's client would answer by itself, without asking the bot. */
export type Filling = FilledCommand | { says: string };

const QUOTES: Record<string, string> = { '"': '"', "“": "”", "„": "“", "«": "»" };
const NAMED = /^([\p{L}\p{N}_-]+):/u;

/** One word, or what stands between quotes; a backslash keeps the next character. */
function readValue(text: string): { value: string; rest: string } {
  const close = QUOTES[text[0] ?? ""];
  if (close === undefined) {
    const value = /^\S*/.exec(text)?.[0] ?? "";
    return { value, rest: text.slice(value.length).trimStart() };
  }
  let value = "";
  for (let at = 1; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === "\\" && at + 1 < text.length) value += text[++at];
    else if (char === close || (close === "”" && char === '"')) return { value, rest: text.slice(at + 1).trimStart() };
    else value += char;
  }
  return { value, rest: "" };
}

type Words = { words: string[]; named: Map<string, string> };

function readWords(text: string): Words {
  const words: string[] = [];
  const named = new Map<string, string>();
  let rest = text.trim();
  while (rest !== "") {
    const name = NAMED.exec(rest)?.[1];
    const read = readValue(name === undefined ? rest : rest.slice(name.length + 1));
    if (name === undefined) words.push(read.value);
    else named.set(name.toLowerCase(), read.value);
    rest = read.rest;
  }
  return { words, named };
}

function choiceOf(option: CommandOption, value: string): string | undefined {
  if (!option.choices) return value;
  const same = (text: string) => text.toLowerCase() === value.trim().toLowerCase();
  return option.choices.find((choice) => same(choice.value) || same(choice.name))?.value;
}

function optionProblem(option: CommandOption, value: string | undefined, complete: boolean): string | undefined {
  const { name, required, max_length: max } = option;
  if (value === undefined) {
    return required && complete ? `This option is required: ${name}. Specify a value.` : undefined;
  }
  if (complete && choiceOf(option, value) === undefined) return `Please choose a valid option for ${name}.`;
  return max !== undefined && value.length > max ? `${name} must be ${max} or fewer in length.` : undefined;
}

function problemOf(options: CommandOption[], values: Map<string, string>, complete: boolean): string | undefined {
  const unknown = [...values.keys()].find((name) => !options.some((option) => option.name === name));
  if (unknown !== undefined) return `This command has no option "${unknown}".`;
  const problems = options.map((option) => optionProblem(option, values.get(option.name), complete));
  return problems.find((problem) => problem !== undefined);
}

type Named = { command: RegisteredCommand; verb: CommandOption | undefined; rest: string[] };

function commandNamed(words: string[], commands: RegisteredCommand[]): Named | { says: string } {
  const [noun = "", verbName = ""] = words;
  const command = commands.find(({ name }) => name === noun);
  if (!command) return { says: `There is no command /${noun}.` };
  const verbs = (command.options ?? []).filter(({ type }) => type === 1);
  const verb = verbs.find(({ name }) => name === verbName);
  if (verbs.length > 0 && !verb) return { says: `/${noun} has no command "${verbName}".` };
  return { command, verb, rest: words.slice(verb ? 2 : 1) };
}

/** Fills a command in as a person does in Discord's client, from the text of the documentation. */
export function fillOptions(
  text: string,
  commands: RegisteredCommand[],
  declarations: Declaration[],
  complete = true,
): Filling {
  const { words, named: values } = readWords(text);
  const found = commandNamed(words, commands);
  if ("says" in found) return found;
  const { command, verb, rest } = found;
  const full = verb ? `${command.name} ${verb.name}` : command.name;
  if (rest.length > 0) {
    const field = declarations.find(({ name }) => name === full)?.rest;
    if (field === undefined) return { says: `"${rest.join(" ")}" belongs to no option.` };
    values.set(field, rest.join(" "));
  }
  const options = (verb ?? command).options ?? [];
  const says = problemOf(options, values, complete);
  if (says !== undefined) return { says };
  const chosen = options.map((option) => [option, values.get(option.name)] as const);
  for (const [option, value] of chosen)
    if (value !== undefined) values.set(option.name, choiceOf(option, value) ?? value);
  return { command, verb, values };
}

/** The data of an interaction; `focused` is the option being typed. */
export function commandData({ command, verb, values }: FilledCommand, focused?: { arg: string; typed: string }) {
  const all = new Map(values);
  if (focused) all.set(focused.arg, focused.typed);
  const typeOf = (name: string) => (verb ?? command).options?.find((option) => option.name === name)?.type ?? 3;
  const options = [...all].map(([name, value]) => ({
    name,
    type: typeOf(name),
    value,
    ...(focused?.arg === name ? { focused: true } : {}),
  }));
  return {
    id: command.id,
    name: command.name,
    type: 1,
    options: verb ? [{ type: 1, name: verb.name, options }] : options,
  };
}
