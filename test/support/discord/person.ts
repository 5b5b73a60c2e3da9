import type { Declaration } from "#core/contract/command.ts";
import { type ChatPerson, type ChatRoom, type FilledIn, isOwnFile, type Reply, type Seen } from "../chat.ts";
import { resolvedOf, upload } from "./files.ts";
import { commandData, fillOptions } from "./fill-options.ts";
import { directChannel, interact, rowsOf } from "./messages.ts";
import { clientSays, seenForm, seenOf } from "./seen.ts";
import {
  type Attachment,
  type Component,
  type Interaction,
  type Modal,
  type ModalField,
  type Stored,
  type User,
  until,
  type World,
} from "./world.ts";

const FAILED = "The application did not respond";

const listed = (value: string | string[]): string[] => (Array.isArray(value) ? value : [value]);

function optionValues(field: ModalField, given: string[]): string[] | undefined {
  const values = given
    .filter((text) => text !== "")
    .map((text) => field.options?.find(({ label, value }) => value === text || label === text)?.value);
  return values.every((value) => value !== undefined) ? values : undefined;
}

function sentSelect(label: string, field: ModalField, given: string | string[] | undefined): object | string {
  const defaults = (field.options ?? []).filter((option) => option.default).map(({ value }) => value);
  const chosen = given === undefined ? defaults : optionValues(field, listed(given));
  if (!chosen) return `"${listed(given ?? []).join("; ")}" is no option of ${label}.`;
  const min = field.required === false && chosen.length === 0 ? 0 : (field.min_values ?? 1);
  if (chosen.length < min || chosen.length > (field.max_values ?? 1)) return `Please choose ${label}.`;
  return { type: 3, custom_id: field.custom_id, values: chosen };
}

function sentText(label: string, field: ModalField, given: string | string[] | undefined): object | string {
  const text = given === undefined ? (field.value ?? "") : listed(given).join("; ");
  const max = field.max_length ?? 4000;
  if (field.required !== false && text === "") return `${label} is required.`;
  if (text.length > max) return `${label} must be ${max} or fewer in length.`;
  return { type: field.type, custom_id: field.custom_id, value: text };
}

function sentUpload(label: string, { custom_id, required, min_values }: ModalField, file: Attachment | undefined) {
  if (!file && (required !== false || (min_values ?? 1) > 0)) return `${label} is required.`;
  return { type: 19, custom_id, values: file ? [file.id] : [] };
}

/** One field as the client sends it; text is what the client says instead. */
function sentField(
  label: string,
  field: ModalField,
  values: FilledIn,
  uploads: Record<string, Attachment>,
): object | string {
  const given = values[field.custom_id ?? ""];
  if (field.type === 19) return sentUpload(label, field, uploads[field.custom_id ?? ""]);
  if (isOwnFile(given)) return `${label} takes no file.`;
  return field.type === 3 ? sentSelect(label, field, given) : sentText(label, field, given);
}

/** Texts come back as well, with nothing in them. */
const sentParts = ({ components }: Modal, values: FilledIn, uploads: Record<string, Attachment>) =>
  components.map((part, n) => {
    if (part.type === 10) return { type: 10, id: n + 1 };
    const component = sentField(part.label, part.component, values, uploads);
    return typeof component === "string" ? component : { type: 18, id: n + 1, component };
  });

export function createPerson(world: World, user: User, declarations: () => Declaration[]): ChatPerson {
  let open: { modal: Modal; channel: string; from?: string } | undefined;

  /** Waits for what the person sees: a "thinking" answer counts only once it is filled. */
  async function replyTo(interaction: Interaction): Promise<Reply> {
    const acked = await until(world, world.settings.ackMs, () => interaction.ack);
    if (!acked) return clientSays(FAILED);
    const answers = await until(world, world.settings.tokenLifeMs, () => interaction.answers || undefined);
    if (answers === undefined) return clientSays(FAILED);
    if (interaction.modal && interaction.original === undefined) {
      open = {
        modal: interaction.modal,
        channel: interaction.channel,
        ...(interaction.from ? { from: interaction.from } : {}),
      };
      return { form: seenForm(world, interaction.modal) };
    }
    const message = world.messages.get(interaction.original ?? "");
    return message ? { message: seenOf(world, message) } : "nothing";
  }

  const uploadsIn = (values: FilledIn): Record<string, Attachment> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, given]) => (isOwnFile(given) ? [[name, upload(world, given)]] : [])),
    );

  function visible(seen: Seen): Stored | undefined {
    const message = world.messages.get(seen.id);
    const channel = world.channels.get(message?.channel ?? "");
    const hidden = message?.privateTo !== undefined && message.privateTo !== user.id;
    return hidden || (channel?.recipient !== undefined && channel.recipient !== user.id) ? undefined : message;
  }

  /** Also a button that was there when the person saw the message, and is gone by now. */
  function pressable(message: Stored, on: Seen, label: string): Component | undefined {
    const shown = on.buttons.includes(label) ? message.former : [];
    return [...rowsOf(message), ...shown].find((known) => known.type === 2 && known.label === label);
  }

  const component = (message: Stored, data: object): Promise<Reply> =>
    replyTo(interact(world, { type: 3, user: user.id, channel: message.channel, from: message.id }, data));

  async function press(label: string, on: Seen): Promise<Reply> {
    const message = visible(on);
    const button = message && pressable(message, on, label);
    if (!message || !button) return clientSays(`There is no button "${label}" here.`);
    return component(message, { component_type: 2, custom_id: button.custom_id });
  }

  return {
    account: { platform: "discord", workspace: "discord", account: user.id, name: user.global_name ?? user.username },
    async types(text: string, room: ChatRoom, files: FilledIn = {}) {
      const filled = fillOptions(text, world.commands, declarations());
      if ("says" in filled) return clientSays(filled.says);
      const chosen = uploadsIn(files);
      for (const [name, { id }] of Object.entries(chosen)) filled.values.set(name, id);
      const channel = room.place.thread ?? room.place.channel;
      const resolved = Object.keys(chosen).length > 0 ? { resolved: resolvedOf(Object.values(chosen)) } : {};
      return replyTo(interact(world, { type: 2, user: user.id, channel }, { ...commandData(filled), ...resolved }));
    },
    async presses(label, on) {
      const reply = await press(label, on);
      // Discord has no dialog for "are you sure": the bot asks with the same button again, and a person who means it presses that.
      const asked =
        typeof reply === "object" && "message" in reply && reply.message.id !== on.id ? reply.message : undefined;
      const confirms = asked?.buttons.length === 1 && asked.buttons[0] === label;
      return confirms && asked ? press(label, asked) : reply;
    },
    async picks(labels, on) {
      const message = visible(on);
      const select =
        message &&
        rowsOf(message).find(
          ({ type, options }) => type === 3 && labels.every((label) => options?.some((known) => known.label === label)),
        );
      if (!message || !select) return clientSays(`There is nothing to choose "${labels.join("; ")}" from.`);
      if (labels.length < (select.min_values ?? 1) || labels.length > (select.max_values ?? 1))
        return clientSays("That is not the right number of choices.");
      const values = labels.map((label) => select.options?.find((known) => known.label === label)?.value);
      return component(message, { component_type: 3, custom_id: select.custom_id, values });
    },
    async sends(values) {
      if (!open) return clientSays("No form is open.");
      const uploads = uploadsIn(values);
      const components = sentParts(open.modal, values, uploads);
      const says = components.find((part) => typeof part === "string");
      if (typeof says === "string") return clientSays(says);
      const { modal, channel, from } = open;
      open = undefined;
      return replyTo(
        interact(
          world,
          { type: 5, user: user.id, channel, ...(from ? { from } : {}) },
          { custom_id: modal.custom_id, components, resolved: resolvedOf(Object.values(uploads)) },
        ),
      );
    },
    async completes(text, arg, typed) {
      const filled = fillOptions(text, world.commands, declarations(), false);
      if ("says" in filled) return [];
      const channel =
        [...world.channels.values()].find(({ type, gone }) => type === 0 && !gone) ?? directChannel(world, user.id);
      const interaction = interact(
        world,
        { type: 4, user: user.id, channel: channel.id },
        commandData(filled, { arg, typed }),
      );
      await until(world, world.settings.ackMs, () => interaction.ack);
      return (interaction.choices ?? []).map(({ name }) => name);
    },
    async inbox() {
      const channel = directChannel(world, user.id);
      return [...world.messages.values()]
        .filter((message) => message.channel === channel.id && !message.privateTo)
        .map((message) => seenOf(world, message));
    },
  };
}
