import { type APIEmbed, type RESTPostAPIChannelMessageJSONBody, SnowflakeUtil } from "discord.js";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { LIMITS } from "./capabilities.ts";
import { componentRows, type Row } from "./components.ts";
import { escapeText } from "./escape.ts";
import { RefusedView } from "./refused-view.ts";
import { discordAccount, writePart } from "./text.ts";

// https://docs.discord.com/developers/resources/message#message-object-message-flags
const SUPPRESS_EMBEDS = 1 << 2;
const REFERENCE = /(?:^|\n)-# Ref\. ([a-z0-9-]{1,24})$/;

export type Rendered = {
  content: string;
  embeds: APIEmbed[];
  components: Row[];
  allowed_mentions: { parse: []; users?: string[] };
  flags: number;
};

/** The text goes into `content`, which notifications, search and screen readers read; what escaping has made too long for it follows in embeds. */
function layOut(texts: string[]): { content: string; embeds: APIEmbed[] } {
  let taken = 0;
  let content = "";
  for (const text of texts) {
    const longer = content === "" ? text : `${content}\n${text}`;
    if (longer.length > LIMITS.contentChars) break;
    content = longer;
    taken++;
  }
  const descriptions: string[] = [];
  for (const text of texts.slice(taken)) {
    const last = descriptions.at(-1);
    const longer = last === undefined ? text : `${last}\n${text}`;
    if (longer.length <= LIMITS.embedDescriptionChars && last !== undefined)
      descriptions[descriptions.length - 1] = longer;
    else descriptions.push(text);
  }
  const total = descriptions.reduce((sum, text) => sum + text.length, 0);
  const tooLong = descriptions.some((text) => text.length > LIMITS.embedDescriptionChars);
  if (tooLong || total > LIMITS.embedTotalChars || descriptions.length > LIMITS.embeds) {
    throw new RefusedView(
      `the text has ${content.length + total} characters with its markup, more than one message holds`,
    );
  }
  return { content, embeds: descriptions.map((description) => ({ description })) };
}

/** Who is spoken to: people named in running text or a list, not those in facts or quotes. */
function namedAccounts(parts: Part[]): string[] {
  const spans = parts.flatMap((part): Span[] => {
    if (part.kind === "text") return part.spans;
    return part.kind === "list" ? part.items.flat() : [];
  });
  const accounts = new Set(spans.map(discordAccount).filter((account) => account !== undefined));
  return accounts.size <= LIMITS.mentionedUsers ? [...accounts] : [];
}

type Rendering = {
  /** That of the post, empty in private answers. */
  key: string;
  /** Let the people it speaks to be notified. */
  notify: boolean;
  /** Show the key where no component carries it, so that a new message can be found again. */
  reference?: boolean;
};

/** Throws RefusedView. */
export function renderMessage(view: Message, { key, notify, reference }: Rendering): Rendered {
  const components = componentRows(view.parts, key);
  const texts = view.parts.map(writePart).filter((text) => text.trim() !== "");
  if (texts.length === 0) texts.push(escapeText(view.summary));
  if (reference && components.length === 0) texts.push(`-# Ref. ${key}`);
  const { content, embeds } = layOut(texts);
  if (content.trim() === "" && embeds.length === 0) throw new RefusedView("the message is empty");
  const users = notify ? namedAccounts(view.parts) : [];
  return {
    content,
    embeds,
    components,
    allowed_mentions: { parse: [], ...(users.length > 0 ? { users } : {}) },
    flags: embeds.length === 0 ? SUPPRESS_EMBEDS : 0,
  };
}

type Told = { content?: string; embeds?: { description?: string }[]; components?: unknown[] };

/** The key a message of ours carries: in its first component, else in its last line. */
export function keyOfMessage({ content, embeds, components }: Told): string | undefined {
  for (const row of (components ?? []) as { components?: { custom_id?: string }[] }[]) {
    const key = row.components?.[0]?.custom_id?.split("|")[0];
    if (key) return key;
  }
  return REFERENCE.exec(embeds?.at(-1)?.description ?? content ?? "")?.[1];
}

/** A new message with its key as nonce, so that Discord itself refuses to make it twice within minutes. */
export function withNonce(rendered: Rendered, key: string): RESTPostAPIChannelMessageJSONBody {
  return { ...rendered, nonce: key, enforce_nonce: true };
}

/** The smallest id a message made at that instant can have. */
export function snowflakeAt(instant: Temporal.Instant): string {
  return SnowflakeUtil.generate({
    timestamp: instant.epochMilliseconds,
    increment: 0n,
    workerId: 0n,
    processId: 0n,
  }).toString();
}
