import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandType,
  GatewayDispatchEvents,
  InteractionType,
  MessageFlags,
} from "discord.js";
import type { Asked, Inbound } from "#core/contract/adapter.ts";
import type { Message, Option } from "#core/contract/view.ts";
import type { Answering } from "./answer.ts";
import { confirmPrompt } from "./confirm.ts";
import { readCustomId } from "./custom-id.ts";
import type { Asking } from "./exchange.ts";
import { askedOf, filledOf, pickedOf, sentOf } from "./interaction.ts";
import { readMessageEvent } from "./message-event.ts";

/** What of the gateway's knowledge a reader needs. */
export type Rooms = {
  /** The channel a thread hangs under; undefined for a channel. */
  parentOf(channel: string): string | undefined;
  /** The gateway has told of it. */
  isKnown(channel: string): boolean;
  /** Channels of a guild this process has seen. */
  channelsOf(guild: string): string[];
};
export type Receiving = {
  rooms: Rooms;
  answer(asking: Pick<Asking, "id" | "token" | "applicationId" | "fromForm" | "fromPrivate">): Answering;
};
export type Packet = { t: string | null; d: unknown };

/** One packet of the gateway as what it means. Adapter-made questions (confirm) are answered here and mean nothing. */
export async function readPacket(packet: Packet, receiving: Receiving): Promise<Inbound[]> {
  if (packet.t !== GatewayDispatchEvents.InteractionCreate) return readMessageEvent(packet, receiving.rooms);
  const read = await readInteraction(packet.d as APIInteraction, receiving);
  return read ? [read] : [];
}

const OUTDATED_TEXT =
  "This is from an earlier version and no longer works. Please type the command again; /help shows them all.";
/** Said for a button or form that no version of ours running now can read. */
const OUTDATED: Message = {
  kind: "message",
  summary: OUTDATED_TEXT,
  parts: [{ kind: "text", spans: [OUTDATED_TEXT] }],
};

type Read = { asked: Asked; answer: Answering };

function readCommand(interaction: APIApplicationCommandInteraction, { asked, answer }: Read): Inbound | undefined {
  if (interaction.data.type !== ApplicationCommandType.ChatInput) return undefined;
  const { call } = filledOf({ data: interaction.data });
  return { id: interaction.id, kind: "call", ...asked, call, answer };
}

function readCompletion(
  interaction: APIApplicationCommandAutocompleteInteraction,
  { asked, answer }: Read,
): Inbound | undefined {
  const { call, focused } = filledOf(interaction);
  const reply = (options: Option[]) => answer.complete(options);
  return focused && { id: interaction.id, kind: "complete", ...asked, call, ...focused, answer: reply };
}

async function readPress(
  interaction: APIMessageComponentInteraction,
  { asked, answer }: Read,
): Promise<Inbound | undefined> {
  const read = readCustomId(interaction.data.custom_id);
  if (!read) {
    await answer.reply(OUTDATED);
    return undefined;
  }
  if (read.confirm) {
    await answer.replyBeside(confirmPrompt(interaction, read.call));
    return undefined;
  }
  const values = pickedOf(interaction);
  return { id: interaction.id, kind: "call", ...asked, call: read.call, ...(values ? { values } : {}), answer };
}

async function readSent(interaction: APIModalSubmitInteraction, { asked, answer }: Read): Promise<Inbound | undefined> {
  const read = readCustomId(interaction.data.custom_id);
  if (!read) await answer.reply(OUTDATED);
  return read && { id: interaction.id, kind: "call", ...asked, call: read.call, values: sentOf(interaction), answer };
}

/** The same for the gateway's packet and the body of a signed HTTP request. */
async function readInteraction(interaction: APIInteraction, receiving: Receiving): Promise<Inbound | undefined> {
  const asked = askedOf(interaction, receiving.rooms.parentOf);
  if (!asked) return undefined;
  const { id, token, application_id: applicationId } = interaction;
  const fromForm = interaction.type === InteractionType.ModalSubmit;
  const fromPrivate = ((interaction.message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const answer = receiving.answer({ id, token, applicationId, fromForm, fromPrivate });
  const read: Read = { asked, answer };
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(interaction, read);
    case InteractionType.ApplicationCommandAutocomplete:
      return readCompletion(interaction, read);
    case InteractionType.MessageComponent:
      return await readPress(interaction, read);
    case InteractionType.ModalSubmit:
      return await readSent(interaction, read);
    default:
      return undefined;
  }
}
