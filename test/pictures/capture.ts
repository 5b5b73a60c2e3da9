import type { Form, Message as View } from "#core/contract/view.ts";
import type { Seen } from "../support/chat.ts";
import type { DiscordChat } from "../support/discord/chat.ts";
import type { SlackChat } from "../support/slack/chat.ts";
import { type Fields, fieldsOf, type Json } from "../support/slack/fields.ts";
import { blocksOf, isForm } from "../support/slack/shown.ts";
import { type Shot, without } from "./shot.ts";

type Captured = Pick<Shot, "where" | "edited" | "payload">;
export type Captures = { seen(seen: Seen): Captured; form(): Captured };

const plainJson = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Ids and what a button carries are nobody's to see. */
const UNSEEN_ON_SLACK = ["action_id", "block_id", "value", "callback_id", "private_metadata", "fallback"];

export function capturesOfSlack({ server: { state } }: SlackChat): Captures {
  const named = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== "object" || value === null) return value;
    if (typeof value.user_id === "string")
      return { type: "user", name: state.users.get(value.user_id)?.realName ?? "" };
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, named(one)]));
  };
  const shown = (value: unknown): Fields => fieldsOf(named(without(UNSEEN_ON_SLACK, plainJson(value))));
  return {
    seen(seen) {
      const view = state.views.get(seen.id);
      if (view) return { where: "form", edited: false, payload: shown(view.fields) };
      const message = state.find(seen.id);
      if (!message) throw new Error(`Slack has no message ${seen.id}`);
      const direct = state.channels.get(message.channel)?.direct !== undefined;
      const where = message.ephemeralFor ? "answer" : direct ? "direct" : "room";
      return { where, edited: message.edited && where !== "answer", payload: shown({ blocks: blocksOf(seen) }) };
    },
    form() {
      const view = [...state.views.values()].findLast((one) => one.open && isForm(one));
      if (!view) throw new Error("no form is open on Slack");
      return { where: "form", edited: false, payload: shown(view.fields) };
    },
  };
}

const UNSEEN_ON_DISCORD = ["custom_id", "value", "min_values", "max_values", "max_length"];

export function capturesOfDiscord({ server: { world } }: DiscordChat): Captures {
  const named = (text: string): string =>
    text
      .replaceAll(/<@(\d+)>/g, (_all, id: string) => `<@${world.users.get(id)?.global_name ?? "unknown"}>`)
      .replace(/^(-# Ref\.) \S+$/m, "$1 w1");
  const shown = (value: unknown): Fields => fieldsOf(without(UNSEEN_ON_DISCORD, plainJson(value)));
  return {
    seen({ id }) {
      const message = world.messages.get(id);
      if (!message) throw new Error(`Discord has no message ${id}`);
      if (message.attachments.length > 0) throw new Error("a file beside a message is not drawn yet");
      const direct = world.channels.get(message.channel)?.recipient !== undefined;
      const where = message.privateTo ? "answer" : direct ? "direct" : "room";
      const { content, embeds, components } = message;
      const payload = shown({ content: named(content), embeds, components });
      return { where, edited: message.editedAt !== null && where !== "answer", payload };
    },
    form() {
      const modal = [...world.interactions.values()].findLast((one) => one.modal)?.modal;
      if (!modal) throw new Error("no form was opened on Discord");
      return {
        where: "form",
        edited: false,
        payload: fieldsOf(without(["custom_id", "min_values", "max_values", "max_length"], plainJson(modal))),
      };
    },
  };
}

/** The page draws views itself, so a view is its payload. */
export const viewAsPayload = (view: View | Form): Fields => fieldsOf(without(["call", "submit"], plainJson(view)));
