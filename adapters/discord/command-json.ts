import { ApplicationCommandOptionType, ApplicationIntegrationType, InteractionContextType } from "discord.js";
import type { Declaration, DeclaredField } from "#core/contract/command.ts";
import { LIMITS } from "./capabilities.ts";

export type OptionJson = {
  type: ApplicationCommandOptionType;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  max_length?: number;
  choices?: { name: string; value: string }[];
  options?: OptionJson[];
};
export type CommandJson = {
  type: 1;
  name: string;
  description: string;
  options: OptionJson[];
  contexts: InteractionContextType[];
  integration_types: ApplicationIntegrationType[];
};

// https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming
const NAME = /^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u;

function checked(name: string, of: string): string {
  if (!NAME.test(name))
    throw new Error(`Discord cannot register "${name}" of "${of}": 1 to 32 small letters, digits, - or _.`);
  return name;
}

function described(text: string, of: string): string {
  if (text.length > 0 && text.length <= LIMITS.commandDescriptionChars) return text;
  throw new Error(
    `Discord cannot register "${of}": its description has ${text.length} characters, 1 to 100 are allowed.`,
  );
}

function choicesOf({ options }: Extract<DeclaredField, { kind: "pick" }>, of: string): Partial<OptionJson> {
  const long = options.find(({ label, value }) => Math.max(label.length, value.length) > LIMITS.optionChars);
  if (long)
    throw new Error(`Discord cannot register "${of}": the choice "${long.label}" has more than 100 characters.`);
  return { choices: options.map(({ label, value }) => ({ name: label, value })) };
}

function typed(field: DeclaredField, of: string): Partial<OptionJson> {
  const completing = field.completes ? { autocomplete: true } : {};
  switch (field.kind) {
    case "line":
    case "paragraph":
      return { max_length: Math.min(field.maxLength, LIMITS.commandTextChars), ...completing };
    case "search":
      return completing;
    case "pick":
      // Discord's choices take one of them; several are typed.
      return field.max > 1 || field.options.length > LIMITS.commandChoices ? completing : choicesOf(field, of);
    case "file":
      return { type: ApplicationCommandOptionType.Attachment };
    default:
      return field satisfies never;
  }
}

function optionsOf({ name, fields }: Declaration): OptionJson[] {
  if (fields.length > LIMITS.commandOptions)
    throw new Error(`Discord cannot register "${name}": more than 25 options.`);
  const options = fields.map((field): OptionJson => {
    const of = `${name} ${field.name}`;
    const help =
      field.help !== undefined && field.help.length <= LIMITS.commandDescriptionChars ? field.help : field.label;
    return {
      type: ApplicationCommandOptionType.String,
      name: checked(field.name, name),
      description: described(help, of),
      required: field.reference && field.required,
      ...typed(field, of),
    };
  });
  // Discord wants the required ones first.
  return options.toSorted((a, b) => Number(b.required) - Number(a.required));
}

const charsOf = (option: OptionJson): number =>
  option.name.length +
  option.description.length +
  (option.choices ?? []).reduce((sum, choice) => sum + choice.name.length + choice.value.length, 0) +
  (option.options ?? []).reduce((sum, inner) => sum + charsOf(inner), 0);

function checkSize(command: CommandJson): CommandJson {
  const chars = charsOf({ ...command, type: ApplicationCommandOptionType.Subcommand });
  if (command.options.length > LIMITS.commandOptions)
    throw new Error(`Discord cannot register "/${command.name}": more than 25 verbs.`);
  if (chars > LIMITS.commandTotalChars) {
    throw new Error(
      `Discord cannot register "/${command.name}": its names and descriptions have ${chars} characters, ${LIMITS.commandTotalChars} are allowed.`,
    );
  }
  return command;
}

/** One command per noun with its verbs as subcommands, single words as plain commands. Throws for what Discord can never register. */
export function commandJson(declarations: Declaration[]): CommandJson[] {
  const commands = new Map<string, CommandJson>();
  const plain = new Set<string>();
  for (const declaration of declarations) {
    const [noun = "", verb, ...rest] = declaration.name.split(" ");
    if (rest.length > 0) throw new Error(`Discord cannot register "${declaration.name}": at most two words.`);
    if (plain.has(noun) || (verb === undefined && commands.has(noun))) {
      throw new Error(`Discord cannot register "${declaration.name}": a word is either a command or has verbs.`);
    }
    if (verb === undefined) plain.add(noun);
    const command = commands.get(noun) ?? newCommand(checked(noun, declaration.name));
    if (verb === undefined) {
      command.description = described(declaration.summary, noun);
      command.options = optionsOf(declaration);
    } else {
      command.options.push({
        type: ApplicationCommandOptionType.Subcommand,
        name: checked(verb, declaration.name),
        description: described(declaration.summary, declaration.name),
        options: optionsOf(declaration),
      });
    }
    commands.set(noun, command);
  }
  if (commands.size > LIMITS.commands)
    throw new Error(`Discord allows ${LIMITS.commands} commands, here are ${commands.size}.`);
  return [...commands.values()].map(checkSize);
}

function newCommand(name: string): CommandJson {
  return {
    type: 1,
    name,
    description: `Commands about ${name}`,
    options: [],
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
}
