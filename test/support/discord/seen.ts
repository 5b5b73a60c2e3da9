import type { Reply, Seen, SeenForm } from "../chat.ts";
import { shownText } from "./markdown.ts";
import { rowsOf } from "./messages.ts";
import type { Modal, ModalLabel, Stored, World } from "./world.ts";

export function seenOf(world: World, message: Stored): Seen {
  const texts = [message.content, ...message.embeds.map(({ description }) => description ?? "")];
  const files = message.attachments.map(({ filename }) => filename);
  const components = rowsOf(message);
  return {
    id: message.id,
    text: [...texts.filter((text) => text !== "").map((text) => shownText(text, world)), ...files].join("\n"),
    buttons: components.filter(({ type }) => type === 2).map(({ label }) => label ?? ""),
    picks: components
      .filter(({ type }) => type === 3)
      .map(({ placeholder, options }) => ({
        placeholder: placeholder ?? "",
        options: (options ?? []).map(({ label }) => label),
      })),
    edited: message.editedAt !== null,
    notified: [...message.notified],
  };
}

const chosen = (options: { label: string; default?: boolean }[] | undefined): string =>
  (options ?? [])
    .filter((option) => option.default)
    .map(({ label }) => label)
    .join("; ");

export function seenForm(world: World, { title, components }: Modal): SeenForm {
  const texts = components.flatMap((part) => (part.type === 10 ? [shownText(part.content, world)] : []));
  const fields = components.flatMap((part) => (part.type === 18 ? [seenField(part)] : []));
  return { title, ...(texts.length > 0 ? { about: texts.join("\n") } : {}), fields };
}

const seenField = ({ label, description, component }: ModalLabel) => ({
  name: component.custom_id ?? "",
  label,
  ...(description === undefined ? {} : { help: description }),
  value: component.type === 3 ? chosen(component.options) : (component.value ?? ""),
  ...(component.options ? { options: component.options.map((option) => option.label) } : {}),
});

/** Said by Discord's client itself, without the bot. */
export const clientSays = (text: string): Reply => ({
  message: { id: "client", text: `Discord: ${text}`, buttons: [], picks: [], edited: false, notified: [] },
});
