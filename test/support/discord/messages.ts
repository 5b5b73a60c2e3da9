import type { Attachment, Channel, Component, Interaction, Payload, Stored, User, World } from "./world.ts";

export const DISCORD_EPHEMERAL = 64;

/** A message as Discord's API gives it. */
export function told(world: World, message: Stored) {
  const author = world.users.get(message.author);
  const channel = world.channels.get(message.channel);
  return {
    id: message.id,
    type: 0,
    channel_id: message.channel,
    ...(channel && channel.type !== 1 ? { guild_id: world.guild } : {}),
    author: author ? toldUser(author) : undefined,
    content: message.content,
    embeds: message.embeds.map((embed) => ({ type: "rich", ...embed })),
    components: message.components.map((row, n) => ({ ...row, id: n + 1 })),
    attachments: message.attachments.map(({ bytes: _, ...attachment }) => attachment),
    flags: message.flags,
    timestamp: new Date(message.madeAt).toISOString(),
    edited_timestamp: message.editedAt,
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
  };
}

export const toldUser = ({ id, username, global_name, bot }: User) => ({
  id,
  username,
  global_name,
  discriminator: "0",
  avatar: null,
  ...(bot ? { bot } : {}),
});

export const toldChannel = (world: World, channel: Channel) => ({
  id: channel.id,
  type: channel.type,
  name: channel.name,
  ...(channel.type === 1 ? {} : { guild_id: world.guild }),
  ...(channel.parent ? { parent_id: channel.parent } : {}),
  ...(channel.type === 11 ? { thread_metadata: threadMetadata(channel), owner_id: world.bot.id } : {}),
  ...(channel.type === 0 ? { position: 0, permission_overwrites: [], topic: null, nsfw: false } : {}),
  last_message_id: null,
  permissions: "0",
});

const threadMetadata = ({ archived }: Channel) => ({
  archived,
  auto_archive_duration: 10080,
  archive_timestamp: new Date(0).toISOString(),
  locked: false,
});

const EVERYONE = /@(everyone|here)/;
const USER = /<@!?(\d+)>/g;

/** Whom Discord would notify of a new message: what `content` mentions, as far as `allowed_mentions` lets it. */
function notifiedBy(world: World, { content, allowed_mentions }: Payload): string[] {
  const parse = allowed_mentions ? (allowed_mentions.parse ?? []) : ["everyone", "users", "roles"];
  const named = [...(content ?? "").matchAll(USER)].map(([, id]) => id ?? "");
  const allowed = parse.includes("users") ? named : named.filter((id) => allowed_mentions?.users?.includes(id));
  const everyone = parse.includes("everyone") ? (EVERYONE.exec(content ?? "") ?? []).slice(1) : [];
  return [...new Set([...allowed.filter((id) => world.users.has(id)), ...everyone.map((name) => `@${name}`)])];
}

type Making = {
  channel: string;
  author: string;
  payload: Payload;
  files?: Attachment[];
  privateTo?: string;
  thinking?: boolean;
};

export function makeMessage(world: World, making: Making): Stored {
  const { channel, author, payload } = making;
  const message: Stored = {
    id: world.newId(),
    channel,
    author,
    content: payload.content ?? "",
    embeds: payload.embeds ?? [],
    components: payload.components ?? [],
    attachments: making.files ?? [],
    flags: payload.flags ?? 0,
    madeAt: Date.now(),
    editedAt: null,
    former: [],
    notified: making.privateTo === undefined ? notifiedBy(world, payload) : [],
    thinking: making.thinking ?? false,
    ...(making.privateTo === undefined ? {} : { privateTo: making.privateTo }),
  };
  world.messages.set(message.id, message);
  if (message.privateTo === undefined) world.dispatch("MESSAGE_CREATE", told(world, message));
  world.changed.emit("change");
  return message;
}

export function editMessage(world: World, message: Stored, payload: Payload, files: Attachment[] = []): Stored {
  if (payload.content !== undefined) message.content = payload.content ?? "";
  if (payload.embeds !== undefined) message.embeds = payload.embeds ?? [];
  if (payload.components !== undefined) {
    message.former.unshift(...rowsOf(message));
    message.components = payload.components ?? [];
  }
  if (payload.attachments !== undefined) {
    message.attachments = [
      ...message.attachments.filter(({ id }) => payload.attachments?.some((kept) => kept.id === id)),
      ...files,
    ];
  }
  if (!message.thinking) message.editedAt = new Date().toISOString();
  message.thinking = false;
  if (message.privateTo === undefined) world.dispatch("MESSAGE_UPDATE", told(world, message));
  world.changed.emit("change");
  return message;
}

export function deleteMessage(world: World, message: Stored): void {
  world.messages.delete(message.id);
  const channel = world.channels.get(message.channel);
  const where = channel?.type === 1 ? {} : { guild_id: world.guild };
  world.dispatch("MESSAGE_DELETE", { id: message.id, channel_id: message.channel, ...where });
  world.changed.emit("change");
}

export function closeChannel(world: World, channel: Channel): void {
  channel.gone = true;
  world.dispatch("CHANNEL_DELETE", toldChannel(world, channel));
  world.changed.emit("change");
}

/** The direct messages between the bot and a person. */
export function directChannel(world: World, user: string): Channel {
  for (const channel of world.channels.values()) if (channel.recipient === user) return channel;
  const channel: Channel = { id: world.newId(), type: 1, name: "", recipient: user, gone: false, archived: false };
  world.channels.set(channel.id, channel);
  return channel;
}

export const rowsOf = (message: Stored): Component[] => message.components.flatMap(({ components }) => components);

/** Sends what a person did to the bot; answers are read from the interaction itself. */
export function interact(
  world: World,
  asked: Pick<Interaction, "type" | "user" | "channel" | "from">,
  data: object,
): Interaction {
  const interaction: Interaction = {
    ...asked,
    id: world.newId(),
    token: `t${world.newId()}`,
    madeAt: performance.now(),
    answers: 0,
  };
  world.interactions.set(interaction.id, interaction);
  const channel = world.channels.get(asked.channel);
  const user = world.users.get(asked.user);
  const message = asked.from ? world.messages.get(asked.from) : undefined;
  if (!channel || !user) throw new Error("an interaction needs a channel and a person");
  const inGuild = channel.type !== 1;
  world.dispatch("INTERACTION_CREATE", {
    id: interaction.id,
    application_id: world.settings.applicationId,
    type: asked.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: toldChannel(world, channel),
    ...(inGuild ? { guild_id: world.guild, member: toldMember(user) } : { user: toldUser(user) }),
    ...(message ? { message: told(world, message) } : {}),
    data,
    app_permissions: "2147483647",
    locale: "en-US",
    entitlements: [],
    authorizing_integration_owners: {},
    context: inGuild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  });
  return interaction;
}

export const toldMember = (user: User) => ({
  user: toldUser(user),
  nick: null,
  avatar: null,
  roles: [],
  joined_at: new Date(0).toISOString(),
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  permissions: "2147483647",
});
