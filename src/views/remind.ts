import type { Message, Span } from "#core/contract/view.ts";
import { counted, line, say } from "./say.ts";

type Made = { number: number; about: string; at: string; atInWords: string; zone: string };

export function reminderMade(reminder: Made): Message {
  const when: Span = { at: reminder.at, zone: reminder.zone, show: "datetime" };
  return {
    kind: "message",
    summary: `Reminder ${reminder.number} will be sent to you on ${reminder.atInWords}: ${reminder.about}`,
    parts: [line(`Reminder ${reminder.number} will be sent to you on `, when, `: ${reminder.about}`)],
  };
}

export function reminderSaid(about: string): Message {
  return {
    kind: "message",
    summary: `Reminder: ${about}`,
    parts: [line({ bold: "Reminder: " }, about), line("You asked for this reminder.")],
  };
}

export function reminderList(
  reminders: { number: number; about: string; at: string; zone: string }[],
  prefix: string,
): Message {
  if (reminders.length === 0) return say(`You have no reminders. Type ${prefix}remind me to set one.`);
  const summary = `${counted(reminders.length, "reminder")} for you.`;
  const items = reminders.map((one): Span[] => [
    { bold: `${one.number}` },
    " ",
    { at: one.at, zone: one.zone, show: "datetime" },
    ` — ${one.about}`,
  ]);
  return { kind: "message", summary, parts: [line(summary), { kind: "list", ordered: false, items }] };
}

export function reminderCancelled(reminder: { number: number; about: string }): Message {
  return say(`Reminder ${reminder.number} is cancelled: ${reminder.about}`);
}
