import { type APIInteraction, ApplicationCommandType, GatewayDispatchEvents, InteractionType } from "discord.js";
import type { Inbound } from "#core/contract/adapter.ts";
import type { Answering, Asking } from "./answer.ts";
import { confirmPrompt } from "./confirm.ts";
import { readCustomId } from "./custom-id.ts";
import { askedOf, filledOf, pickedOf, sentOf } from "./interaction.ts";
import { readMessageEvent } from "./message-event.ts";

const EPHEMERAL = 1 << 6;

/** What of the gateway's knowledge a reader needs. */
export type Rooms = {
  /** The channel a thread hangs under; undefined for a channel. */
  parentOf(channel: string): string | undefined;
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

/** The same for the gateway's packet and the body of a signed HTTP request. */
export async function readInteraction(interaction: APIInteraction, receiving: Receiving): Promise<Inbound | undefined> {
  const asked = askedOf(interaction, receiving.rooms.parentOf);
  if (!asked) return undefined;
  const { id, token, application_id: applicationId } = interaction;
  const fromForm = interaction.type === InteractionType.ModalSubmit;
  const fromPrivate = ((interaction.message?.flags ?? 0) & EPHEMERAL) !== 0;
  const answer = receiving.answer({ id, token, applicationId, fromForm, fromPrivate });
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      if (interaction.data.type !== ApplicationCommandType.ChatInput) return undefined;
      const { call, values } = filledOf({ ...interaction, data: interaction.data });
      return { id, kind: "call", ...asked, call, ...(Object.keys(values).length > 0 ? { values } : {}), answer };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { call, focused } = filledOf(interaction);
      if (!focused) return undefined;
      return { id, kind: "complete", ...asked, call, ...focused, answer: (options) => answer.complete(options) };
    }
    case InteractionType.MessageComponent: {
      const read = readCustomId(interaction.data.custom_id);
      if (!read) return undefined;
      if (read.confirm) {
        await answer.replyBeside(confirmPrompt(interaction, read.call));
        return undefined;
      }
      const values = pickedOf(interaction);
      return { id, kind: "call", ...asked, call: read.call, ...(values ? { values } : {}), answer };
    }
    case InteractionType.ModalSubmit: {
      const read = readCustomId(interaction.data.custom_id);
      return read && { id, kind: "call", ...asked, call: read.call, values: sentOf(interaction), answer };
    }
    default:
      return undefined;
  }
}
