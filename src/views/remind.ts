import type { Reminded } from "#core/contract/reminders.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

type Made = { number: number; about: string; at: string; atInWords: string; zone: string };

export function reminderMade(reminder: Made): Message {
  const when: Span = { at: reminder.at, zone: reminder.zone, show: "datetime" };
  return {
    kind: "message",
    summary: `Reminder ${reminder.number} will be sent to you on ${reminder.atInWords}: ${reminder.about}`,
    parts: [line(`Reminder ${reminder.number} will be sent to you on `, when, `: ${reminder.about}`)],
  };
}

export function ownReminder(activity: string, { about }: { about: string }): Reminded {
  const open = button("Show my reminders", activity, "remind list");
  return { summary: about, lead: [about], parts: [], actions: [], open, why: "You asked for this reminder." };
}

export function snoozed(again: { at: string; atInWords: string; zone: string }): Message {
  const text = "This reminder will come again on ";
  const parts = [line(text, { at: again.at, zone: again.zone, show: "datetime" }, ", unless it is done by then.")];
  return { kind: "message", summary: `${text}${again.atInWords}, unless it is done by then.`, parts };
}

type Kind = { kind: string; label: string };

export function remindersStopped(activity: string, { kind, label }: Kind): Message {
  const start = button("Start them again", activity, "remind start", { kind });
  return say(`You will receive no more reminders of ${label}.`, choices(start));
}

export function remindersStarted({ label }: Kind): Message {
  return say(`You will receive reminders of ${label} again, when something waits for you.`);
}

type Listed = { number: number; about: string; at: string; zone: string };

export function reminderList(
  { activity, reminders, stopped }: { activity: string; reminders: Listed[]; stopped: Kind[] },
  prefix: string,
): Message {
  const none = `You have no reminders. Type ${prefix}remind me to set one.`;
  const summary = reminders.length === 0 ? none : `${counted(reminders.length, "reminder")} for you.`;
  const items = reminders.map((one): Span[] => [
    { bold: `${one.number}` },
    " ",
    { at: one.at, zone: one.zone, show: "datetime" },
    ` — ${one.about}`,
  ]);
  const list: Part[] = items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
  return { kind: "message", summary, parts: [line(summary), ...list, ...stoppedParts(activity, stopped)] };
}

function stoppedParts(activity: string, stopped: Kind[]): Part[] {
  if (stopped.length === 0) return [];
  const starts = stopped.map(({ kind, label }) =>
    button(`Start reminders of ${label}`, activity, "remind start", { kind }),
  );
  return [line(`You stopped reminders of ${stopped.map((one) => one.label).join(", ")}.`), choices(...starts)];
}

export function reminderCancelled(reminder: { number: number; about: string }): Message {
  return say(`Reminder ${reminder.number} is cancelled: ${reminder.about}`);
}
