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

function problemOf(options: CommandOption[], values: Map<string, string>, complete: boolean): string | undefined {
  for (const name of values.keys()) {
    if (!options.some((option) => option.name === name)) return `This command has no option "${name}".`;
  }
  for (const option of options) {
    const value = values.get(option.name);
    if (value === undefined) {
      if (option.required && complete) return `This option is required: ${option.name}. Specify a value.`;
      continue;
    }
    if (complete && choiceOf(option, value) === undefined) return `Please choose a valid option for ${option.name}.`;
    if (option.max_length !== undefined && value.length > option.max_length) {
      return `${option.name} must be ${option.max_length} or fewer in length.`;
    }
  }
  return undefined;
}

/** Fills a command in as a person does in Discord's client, from the text of the documentation. */
export function fillOptions(
  text: string,
  commands: RegisteredCommand[],
  declarations: Declaration[],
  complete = true,
): Filling {
  const { words, named } = readWords(text);
  const [noun = "", verbName = ""] = words;
  const command = commands.find(({ name }) => name === noun);
  if (!command) return { says: `There is no command /${noun}.` };
  const verbs = (command.options ?? []).filter(({ type }) => type === 1);
  const verb = verbs.find(({ name }) => name === verbName);
  if (verbs.length > 0 && !verb) return { says: `/${noun} has no command "${verbName}".` };
  const rest = words.slice(verb ? 2 : 1);
  const restField = declarations.find(({ name }) => name === (verb ? `${noun} ${verb.name}` : noun))?.rest;
  if (rest.length > 0 && restField === undefined) return { says: `"${rest.join(" ")}" belongs to no option.` };
  const values = new Map(named);
  if (rest.length > 0 && restField !== undefined) values.set(restField, rest.join(" "));
  const options = verb ? (verb.options ?? []) : (command.options ?? []);
  const says = problemOf(options, values, complete);
  if (says !== undefined) return { says };
  for (const option of options) {
    const value = values.get(option.name);
    if (value !== undefined) values.set(option.name, choiceOf(option, value) ?? value);
  }
  return { command, verb, values };
}

/** The data of an interaction; `focused` is the option being typed. */
export function commandData({ command, verb, values }: FilledCommand, focused?: { arg: string; typed: string }) {
  const all = new Map(values);
  if (focused) all.set(focused.arg, focused.typed);
  const options = [...all].map(([name, value]) => ({
    name,
    type: 3,
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
