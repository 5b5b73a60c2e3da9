import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ChannelType,
  ComponentType,
} from "discord.js";
import type { Account, Call, FileRef, Place, Values } from "#core/contract/call.ts";
import { readArgument } from "./custom-id.ts";

const WORKSPACE = { platform: "discord", workspace: "discord" } as const;
const THREADS: number[] = [ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread];

type Author = { id: string; username: string; global_name?: string | null };
export const accountOf = (user: Author, nick?: string | null): Account => ({
  ...WORKSPACE,
  account: user.id,
  name: nick || user.global_name || user.username,
});

/** `parent` is the channel a thread hangs under, undefined for a channel. */
export const placeOf = (guild: string | undefined, channel: string, parent: string | undefined): Place => ({
  ...WORKSPACE,
  ...(guild === undefined ? { direct: true as const } : { team: guild }),
  ...(parent === undefined ? { channel } : { channel: parent, thread: channel }),
});

export const fileOf = ({ url, filename, content_type, size }: APIAttachment): FileRef => ({
  ...WORKSPACE,
  file: url,
  name: filename,
  type: content_type ?? "application/octet-stream",
  bytes: size,
});

/** Who asked, and where. Undefined for what no person sent. */
export function askedOf(interaction: APIInteraction, parentOf: (channel: string) => string | undefined) {
  const user = interaction.member?.user ?? interaction.user;
  if (!user) return undefined;
  const by = accountOf(user, interaction.member?.nick);
  const channel = interaction.channel as
    | { id?: string; type?: number; parent_id?: string | null; name?: string | null }
    | undefined;
  const id = channel?.id ?? interaction.channel_id;
  if (id === undefined) return { by };
  const told = channel?.type !== undefined && THREADS.includes(channel.type) ? channel.parent_id : undefined;
  const parent = told ?? parentOf(id);
  const name = parent === undefined && interaction.guild_id !== undefined ? channel?.name : undefined;
  return { by, at: placeOf(interaction.guild_id, id, parent), ...(name ? { roomName: `#${name}` } : {}) };
}

type Filled = { call: Call; focused: { arg: string; typed: string } | undefined };

type Basic = Exclude<APIApplicationCommandInteractionDataOption, { options?: unknown }>;
type Verb = { words: string[]; options: APIApplicationCommandInteractionDataOption[] };

function verbOf(name: string, options: APIApplicationCommandInteractionDataOption[]): Verb {
  const first = options[0];
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { words: [name], options };
  return { words: [name, first.name], options: first.options ?? [] };
}

/** The command and the options filled in, read from the declared words. */
export function filledOf({
  data,
}: Pick<APIChatInputApplicationCommandInteraction | APIApplicationCommandAutocompleteInteraction, "data">): Filled {
  const { words, options } = verbOf(data.name, data.options ?? []);
  const attachments = data.resolved && "attachments" in data.resolved ? data.resolved.attachments : undefined;
  const call = { command: words.join(" "), args: {} as Call["args"] };
  const filled: Filled = { call, focused: undefined };
  for (const option of options.filter((option): option is Basic => "value" in option)) {
    const file = option.type === ApplicationCommandOptionType.Attachment ? attachments?.[option.value] : undefined;
    if ("focused" in option && option.focused) filled.focused = { arg: option.name, typed: String(option.value) };
    else if (file) call.args[option.name] = fileOf(file);
    else call.args[option.name] = String(option.value);
  }
  return filled;
}

/** What a select sent; its argument's name stands before each value, also in the message's own options when nothing is chosen. */
export function pickedOf({ data, message }: APIMessageComponentInteraction): Values | undefined {
  if (data.component_type !== ComponentType.StringSelect) return undefined;
  const chosen = data.values.map(readArgument).filter((read) => read !== undefined);
  const arg = chosen[0]?.arg ?? argumentIn(message.components ?? [], data.custom_id);
  return arg === undefined ? undefined : { [arg]: chosen.map(({ value }) => value) };
}

type Rows = { components?: { custom_id?: string; options?: { value: string }[]; label?: string }[] }[];

function argumentIn(rows: unknown[], customId: string): string | undefined {
  const select = componentIn(rows, customId);
  return readArgument(select?.options?.[0]?.value ?? "")?.arg;
}

export function componentIn(rows: unknown[], customId: string) {
  return (rows as Rows).flatMap((row) => row.components ?? []).find((component) => component.custom_id === customId);
}

type Sent = { type: number; custom_id: string; value?: unknown; values?: string[] };
type Files = Record<string, APIAttachment>;

const sentIn = (part: APIModalSubmitInteraction["data"]["components"][number]): Sent[] => {
  if ("component" in part) return [part.component as Sent];
  return "components" in part ? (part.components as Sent[]) : [];
};

function sentValue({ type, value, values }: Sent, files: Files): Values[string] {
  if (type !== ComponentType.FileUpload) return values ?? String(value ?? "");
  return (values ?? []).map((id) => files[id]).flatMap((file) => (file ? [fileOf(file)] : []));
}

/** What a form sent, by field. */
export function sentOf({ data }: APIModalSubmitInteraction): Values {
  const files: Files = data.resolved && "attachments" in data.resolved ? (data.resolved.attachments ?? {}) : {};
  return Object.fromEntries(data.components.flatMap(sentIn).map((sent) => [sent.custom_id, sentValue(sent, files)]));
}
