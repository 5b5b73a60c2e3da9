import type { Declaration, DeclaredField } from "#core/contract/command.ts";

type At = { declaration: Declaration; field: string; commands: readonly Declaration[]; prefix: string };

const VALUE = '(?:"([^"]*)"|([^\\s";,]*[^\\s";,.:]))';

/** What is said of a typed argument, for who sees its field: a value is written as it is into the field, other fields are called by their labels; commands to be typed stay as they are. */
export function saidAtField(text: string, at: At): string {
  const { declaration, field, commands, prefix } = at;
  const byLength = commands.map(({ name }) => name).toSorted((one, other) => other.length - one.length);
  const typed = `(?:${RegExp.escape(prefix)})?\\b(${byLength.map((one) => RegExp.escape(one)).join("|")})((?: [a-z]+:(?:"[^"]*"|[^\\s";,]*[^\\s";,.]))+)`;
  const names = declaration.fields.map(({ name }) => RegExp.escape(name)).join("|");
  const pair = `\\b(${names}):${VALUE}`;
  const left = `\\b([Ll]eave) (${names}) out\\b`;
  return text.replaceAll(new RegExp(`${typed}|${pair}|${left}`, "g"), (whole, ...found: (string | undefined)[]) => {
    const [command, args = "", name, quoted, bare, leave, without] = found;
    if (command !== undefined) return (command === declaration.name ? valueIn(args, field) : undefined) ?? whole;
    if (leave !== undefined) return `${leave} "${labelOf(declaration, without)}" out`;
    const value = shownValue(declaration, name, quoted ?? bare ?? "");
    return name === field ? value : `"${labelOf(declaration, name)}: ${value}"`;
  });
}

const valueIn = (args: string, field: string) => {
  const found = new RegExp(` ${RegExp.escape(field)}:${VALUE}`).exec(args);
  return found?.[1] ?? found?.[2];
};

const fieldOf = ({ fields }: Declaration, name: string | undefined): DeclaredField | undefined =>
  fields.find((field) => field.name === name);
const labelOf = (declaration: Declaration, name: string | undefined) => fieldOf(declaration, name)?.label ?? name;

function shownValue(declaration: Declaration, name: string | undefined, value: string): string {
  const field = fieldOf(declaration, name);
  const options = field?.kind === "pick" ? field.options : [];
  return options.find((option) => option.value === value)?.label ?? value;
}
