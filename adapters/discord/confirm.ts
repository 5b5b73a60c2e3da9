import type { APIMessageComponentInteraction } from "discord.js";
import type { Carried } from "#core/contract/call.ts";
import { confirmRow } from "./components.ts";
import { escapeLine } from "./escape.ts";
import { componentIn } from "./interaction.ts";
import type { Rendered } from "./render.ts";

/** A button that needs a second press is answered with that second button, and with what the message says about it. */
export function confirmPrompt({ data, message }: APIMessageComponentInteraction, call: Carried): Rendered {
  const label = componentIn(message.components ?? [], data.custom_id)?.label ?? "Confirm";
  const start = `-# ${escapeLine(label)}: `;
  const texts = [message.content, ...message.embeds.map(({ description }) => description ?? "")];
  const line = texts.flatMap((text) => text.split("\n")).find((text) => text.startsWith(start));
  return {
    content: line === undefined ? `Please confirm: **${escapeLine(label)}**` : line.slice(start.length),
    embeds: [],
    components: [confirmRow(label, call)],
    allowed_mentions: { parse: [] },
    flags: 0,
  };
}
