import type { Check } from "./check-shape.ts";
import { DISCORD_EPHEMERAL, editMessage, makeMessage } from "./messages.ts";
import { checkModal } from "./modal-check.ts";
import { checkMessage, isEmptyMessage } from "./payload-check.ts";
import { invalid, Refusal } from "./refusal.ts";
import type { Attachment, Interaction, Modal, Payload, Stored, World } from "./world.ts";

type Answer = { type?: number; data?: Check };
const [MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL] = [4, 5, 6, 7, 8, 9] as const;
const COMPLETION = 4;
const SUBMIT = 5;

const unknown = () => new Refusal(404, 10062, "Unknown interaction");

export function checkPayload(body: Check, kind: Parameters<typeof checkMessage>[1]): Payload {
  const errors = checkMessage(body, kind);
  if (errors.length > 0) throw invalid(errors);
  if (isEmptyMessage(body)) throw new Refusal(400, 50006, "Cannot send an empty message");
  return body as Payload;
}

/** What kind of answer fits what kind of interaction. */
function fits(type: number, interaction: Interaction): boolean {
  if (interaction.type === COMPLETION) return type === CHOICES;
  if (type === CHOICES) return false;
  if (type === DEFER_UPDATE || type === UPDATE) return interaction.from !== undefined;
  if (type === MODAL) return interaction.type !== SUBMIT;
  return type === MESSAGE || type === DEFER;
}

function checkChoices(data: Check): { name: string; value: string }[] {
  const choices = (data.choices ?? []) as { name: string; value: string }[];
  const bad = choices.some(({ name, value }) => !name || name.length > 100 || value.length > 100);
  if (choices.length > 25 || bad) throw invalid(["choices: at most 25, of 1 to 100 characters"]);
  return choices;
}

function carryOut(world: World, interaction: Interaction, { type, data = {} }: Answer, files: Attachment[]): void {
  const { channel, user } = interaction;
  const author = world.bot.id;
  const hidden = Number(data.flags ?? 0) & DISCORD_EPHEMERAL ? { privateTo: user } : {};
  switch (type) {
    case MESSAGE:
      interaction.original = makeMessage(world, {
        channel,
        author,
        payload: checkPayload(data, "answer"),
        files,
        ...hidden,
      }).id;
      return;
    case DEFER: {
      const payload = { content: "", flags: Number(data.flags ?? 0) };
      interaction.original = makeMessage(world, { channel, author, payload, thinking: true, ...hidden }).id;
      return;
    }
    case DEFER_UPDATE:
      if (interaction.from) interaction.original = interaction.from;
      return;
    case UPDATE: {
      const message = world.messages.get(interaction.from ?? "");
      if (!message) throw new Refusal(404, 10008, "Unknown Message");
      interaction.original = message.id;
      editMessage(world, message, checkPayload(data, "answer"), files);
      return;
    }
    case CHOICES:
      interaction.choices = checkChoices(data);
      return;
    case MODAL: {
      const errors = checkModal(data);
      if (errors.length > 0) throw invalid(errors);
      interaction.modal = data as Modal;
      return;
    }
    default:
      throw invalid(["type: unknown"]);
  }
}

/** The first answer to an interaction. */
export function answerInteraction(world: World, id: string, token: string, body: Answer, files: Attachment[]): void {
  const interaction = world.interactions.get(id);
  if (!interaction || interaction.token !== token) throw unknown();
  if (interaction.ack) throw new Refusal(400, 40060, "Interaction has already been acknowledged.");
  if (performance.now() - interaction.madeAt > world.settings.ackMs) throw unknown();
  if (!fits(body.type ?? 0, interaction)) throw invalid([`type: ${body.type} is no answer to this interaction`]);
  carryOut(world, interaction, body, files);
  interaction.ack = { type: body.type ?? 0 };
  if (body.type !== DEFER && body.type !== DEFER_UPDATE) interaction.answers++;
  world.changed.emit("change");
}

function byToken(world: World, token: string): Interaction {
  const interaction = [...world.interactions.values()].find((known) => known.token === token);
  if (!interaction?.ack) throw new Refusal(404, 10015, "Unknown Webhook");
  if (performance.now() - interaction.madeAt > world.settings.tokenLifeMs)
    throw new Refusal(401, 50027, "Invalid Webhook Token");
  return interaction;
}

export function editOriginal(world: World, token: string, body: Check, files: Attachment[]): Stored {
  const interaction = byToken(world, token);
  const message = world.messages.get(interaction.original ?? "");
  if (!message) throw new Refusal(404, 10008, "Unknown Message");
  const edited = editMessage(world, message, checkPayload(body, "edited answer"), files);
  interaction.answers++;
  world.changed.emit("change");
  return edited;
}

export function followUp(world: World, token: string, body: Check, files: Attachment[]): Stored {
  const interaction = byToken(world, token);
  const payload = checkPayload(body, "answer");
  const hidden = Number(body.flags ?? 0) & DISCORD_EPHEMERAL ? { privateTo: interaction.user } : {};
  const made = makeMessage(world, { channel: interaction.channel, author: world.bot.id, payload, files, ...hidden });
  interaction.original ??= made.id;
  interaction.answers++;
  world.changed.emit("change");
  return made;
}
