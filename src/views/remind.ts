import type { Reminded } from "#core/contract/reminders.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, counted, ended, line, say } from "./say.ts";

type Pace = "day" | "weekday" | "week" | "month";
type Made = { number: number; about: string; at: string; atInWords: string; zone: string; every?: Pace | undefined };

export function reminderMade(reminder: Made): Message {
  return made(reminder, "you");
}

/** `now`: how many are in that state at the moment. */
export function membersReminderMade(reminder: Made & { whom: string; now: number }): Message {
  const { whom, now } = reminder;
  const count = `That is ${counted(now, "person", "people")} now; who it is will be looked at again when it is sent.`;
  return made(reminder, whom, count);
}

function made(reminder: Made, whom: string, more?: string): Message {
  const when: Span = { at: reminder.at, zone: reminder.zone, show: "datetime" };
  const text = `Reminder ${reminder.number} will be sent to ${whom} on `;
  const again = reminder.every ? `, and then every ${reminder.every}` : "";
  const about = `${again}: ${ended(reminder.about)}`;
  return {
    kind: "message",
    summary: `${text}${reminder.atInWords}${about}${more ? ` ${more}` : ""}`,
    parts: [line(text, when, about), ...(more ? [line(more)] : [])],
  };
}

type Own = { number: number; about: string; every: Pace | null };

export function ownReminder(activity: string, { number, about, every }: Own): Reminded {
  const open = button("Show my reminders", activity, "remind list");
  const again = every ? `You asked for this reminder every ${every}.` : "You asked for this reminder.";
  const cancel = button("Cancel this reminder", activity, "remind cancel", { reminder: String(number) });
  return { summary: ended(about), lead: [about], parts: [], actions: every ? [choices(cancel)] : [], open, why: again };
}

type Requested = { about: string; by: string; asked: Reminded | { role: string } };

/** `asked`: what the thing itself would say, or the role it was sent to. */
export function requestedReminder(activity: string, { about, by, asked }: Requested): Reminded {
  const from = `${by} asked for this reminder.`;
  if ("role" in asked) {
    const open = button("Show what I can do", activity, "help");
    const why = `You receive this because your role is ${asked.role}. ${from}`;
    return { summary: ended(about), lead: [about], parts: [], actions: [], open, why };
  }
  const { lead, parts, actions, open } = asked;
  const why = `${asked.why} ${from}`;
  return {
    summary: `${ended(about)} ${asked.summary}`,
    lead: [about],
    parts: [line(...lead), ...parts],
    actions,
    open,
    why,
  };
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

type Listed = {
  number: number;
  about: string;
  at: string;
  zone: string;
  every: Pace | null;
  /** "the role observer"; absent where it is to oneself. */
  to: string | undefined;
};

function more({ every, to }: Listed): string {
  const said = [...(every ? [`every ${every}`] : []), ...(to === undefined ? [] : [`to ${to}`])];
  return said.length === 0 ? "" : ` (${said.join(", ")})`;
}

export function reminderList(
  { activity, reminders, stopped }: { activity: string; reminders: Listed[]; stopped: Kind[] },
  prefix: string,
): Message {
  const none = `You have no reminders. Type ${prefix}remind me to set one.`;
  const summary = reminders.length === 0 ? none : `${counted(reminders.length, "reminder")} set by you.`;
  const items = reminders.map((one): Span[] => [
    { bold: `${one.number}` },
    " ",
    { at: one.at, zone: one.zone, show: "datetime" },
    ` — ${one.about}${more(one)}`,
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

/** On the board, after its time. */
export const ownReminderDue = (about: string): string => `your reminder: ${about}`;
