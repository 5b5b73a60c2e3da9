import { type Check, closed, list, some } from "./check-shape.ts";

const NAME = /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u;
const chars = (value: unknown): number => (typeof value === "string" ? value.length : 0);

function sizeOf(value: Check): number {
  const choices = list(value.choices).reduce((sum, choice) => sum + chars(choice.name) + chars(choice.value), 0);
  const inner = list(value.options).reduce((sum, option) => sum + sizeOf(option), 0);
  return chars(value.name) + chars(value.description) + choices + inner;
}

function checkOption(at: string, option: Check, level: number): string[] {
  const errors = closed(at, option, [
    "type",
    "name",
    "description",
    "required",
    "autocomplete",
    "max_length",
    "choices",
    "options",
  ]);
  if (!NAME.test(String(option.name))) errors.push(`${at}.name: not a name`);
  errors.push(...some(at, option, "description", 100));
  const choices = list(option.choices);
  if (choices.length > 25) errors.push(`${at}.choices: at most 25`);
  if (choices.length > 0 && option.autocomplete) errors.push(`${at}: choices and autocomplete exclude each other`);
  for (const choice of choices) errors.push(...some(at, choice, "name", 100), ...some(at, choice, "value", 100));
  if (option.type === 1 && level > 0) errors.push(`${at}: a verb within a verb`);
  return [...errors, ...checkOptionList(at, list(option.options), level + 1)];
}

function checkOptionList(at: string, options: Check[], level: number): string[] {
  const errors = options.length > 25 ? [`${at}.options: at most 25`] : [];
  const names = options.map((option) => option.name);
  if (new Set(names).size < names.length) errors.push(`${at}.options: a name stands twice`);
  const optional = options.findIndex((option) => option.type !== 1 && !option.required);
  if (optional >= 0 && options.slice(optional).some((option) => option.required))
    errors.push(`${at}.options: required ones first`);
  const verbs = options.filter((option) => option.type === 1).length;
  if (verbs > 0 && verbs < options.length) errors.push(`${at}.options: verbs and values do not mix`);
  return errors.concat(options.flatMap((option, n) => checkOption(`${at}.options[${n}]`, option, level)));
}

/** One line per violation. */
export function checkCommands(commands: Check[]): string[] {
  const names = commands.map((command) => command.name);
  const errors = commands.length > 100 ? ["at most 100 commands"] : [];
  if (new Set(names).size < names.length) errors.push("a command stands twice");
  return errors.concat(
    commands.flatMap((command, n) => {
      const at = `[${n}]`;
      const found = closed(at, command, ["type", "name", "description", "options", "contexts", "integration_types"]);
      if (!NAME.test(String(command.name))) found.push(`${at}.name: not a name`);
      if (sizeOf(command) > 8000) found.push(`${at}: more than 8000 characters`);
      return [...found, ...some(at, command, "description", 100), ...checkOptionList(at, list(command.options), 0)];
    }),
  );
}
