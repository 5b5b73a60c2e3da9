import {
  type APIMessageSnapshotFields,
  GatewayDispatchEvents,
  type GatewayMessageCreateDispatchData,
  type GatewayMessageUpdateDispatchData,
  MessageType,
} from "discord.js";
import type { Inbound } from "#core/contract/adapter.ts";
import type { MessageRef } from "#core/contract/call.ts";
import { accountOf, fileOf, placeOf } from "./interaction.ts";
import type { Packet, Rooms } from "./receive.ts";

type Said = GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData;
const SAID_TYPES: number[] = [MessageType.Default, MessageType.Reply];

function refOf(where: { channel_id: string; guild_id?: string }, message: string, rooms: Rooms): MessageRef {
  return { ...placeOf(where.guild_id, where.channel_id, rooms.parentOf(where.channel_id)), message };
}

/** Bots, ourselves among them, are not people; without the message content intent a text is empty. */
function readSaid(said: Said, rooms: Rooms, edited: boolean): Inbound[] {
  if (said.author?.bot || said.webhook_id || !SAID_TYPES.includes(said.type)) return [];
  const by = accountOf(said.author, said.member?.nick);
  const message = refOf(said, said.id, rooms);
  // What Discord serves files at runs out; the message itself can be opened for ever.
  const link = `https://discord.com/channels/${said.guild_id ?? "@me"}/${said.channel_id}/${said.id}`;
  const forwarded = (said.message_snapshots ?? []).map((snapshot) => snapshot.message);
  const files = [said, ...forwarded].flatMap(({ attachments = [] }) =>
    attachments.map((file) => ({ ...fileOf(file), link })),
  );
  const text = readableText(said, forwarded);
  if (text === "" && files.length === 0) return [];
  if (!edited) return [{ id: said.id, kind: "said", by, message, text, files }];
  // Discord also reports previews it has made; only a person's edit has a time.
  if (!said.edited_timestamp) return [];
  return [{ id: `${said.id}:${said.edited_timestamp}`, kind: "edited", by, message, text }];
}

/** A message that is passed on has no text of its own, and a sticker is a name: https://docs.discord.com/developers/resources/message */
function readableText(said: Said, forwarded: APIMessageSnapshotFields[]): string {
  const passedOn = forwarded.flatMap(wordsIn).map((text) => `Forwarded: ${text}`);
  return [...wordsIn(said), ...passedOn].join("\n");
}

function wordsIn(one: Said | APIMessageSnapshotFields): string[] {
  const stickers = (one.sticker_items ?? []).map(({ name }) => `:${name}:`);
  return [withNames(one), ...stickers].filter((text) => text !== "");
}

/** Elsewhere an id says nothing: whom they mention is named. */
function withNames({ content, mentions = [] }: Pick<Said, "content" | "mentions"> | APIMessageSnapshotFields): string {
  const names = new Map(mentions.map((user) => [user.id, accountOf(user, nickIn(user)).name]));
  return content
    .replace(/<@!?(\d+)>/g, (whole, id: string) => (names.has(id) ? `@${names.get(id)}` : whole))
    .replace(/<a?(:\w+:)\d+>/g, "$1");
}

const nickIn = (user: object) => (user as { member?: { nick?: string | null } }).member?.nick;

const deleted = (where: { channel_id: string; guild_id?: string }, id: string, rooms: Rooms): Inbound => ({
  id: `${id}:deleted`,
  kind: "deleted",
  message: refOf(where, id, rooms),
});

function guildGone({ id, unavailable }: { id: string; unavailable?: boolean }, rooms: Rooms): Inbound[] {
  // Unavailable is an outage at Discord, not a farewell.
  if (unavailable) return [];
  return rooms.channelsOf(id).map((channel) => ({
    id: `${channel}:gone:${Temporal.Now.instant().epochMilliseconds}`,
    kind: "gone",
    where: placeOf(id, channel, undefined),
  }));
}

type Channel = { id: string; guild_id?: string; parent_id?: string };

export function readMessageEvent({ t, d }: Packet, rooms: Rooms): Inbound[] {
  switch (t) {
    case GatewayDispatchEvents.MessageCreate:
      return readSaid(d as GatewayMessageCreateDispatchData, rooms, false);
    case GatewayDispatchEvents.MessageUpdate:
      return readSaid(d as GatewayMessageUpdateDispatchData, rooms, true);
    case GatewayDispatchEvents.MessageDelete: {
      const where = d as { id: string; channel_id: string; guild_id?: string };
      return [deleted(where, where.id, rooms)];
    }
    case GatewayDispatchEvents.MessageDeleteBulk: {
      const where = d as { ids: string[]; channel_id: string; guild_id?: string };
      return where.ids.map((id) => deleted(where, id, rooms));
    }
    case GatewayDispatchEvents.GuildDelete:
      return guildGone(d as { id: string; unavailable?: boolean }, rooms);
    case GatewayDispatchEvents.ChannelDelete: {
      const { id, guild_id } = d as Channel;
      return [{ id: `${id}:gone`, kind: "gone", where: placeOf(guild_id, id, undefined) }];
    }
    case GatewayDispatchEvents.ThreadDelete: {
      const { id, guild_id, parent_id } = d as Channel;
      return [{ id: `${id}:gone`, kind: "gone", where: placeOf(guild_id, id, parent_id) }];
    }
    default:
      return [];
  }
}
