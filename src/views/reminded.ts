import type { Reminded } from "#core/contract/reminders.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { button, choices, counted, line } from "./say.ts";

/** `label` is absent for what cannot be stopped as a kind. */
type Thing = Reminded & { kind: string; label: string | undefined };
type Around = { activity: string; messageId: number; snooze: { hour: boolean; morning: boolean } };

/** All that is due for one person at one time. Why it came and how to stop it stand in it: a reminder nobody can place is spam. */
export function reminded(around: Around, things: [Thing, ...Thing[]]): Message {
  const [only, ...more] = things;
  const ways = [...snoozes(around), ...stops(around, things)];
  if (more.length === 0) {
    const first = line({ bold: "Reminder: " }, ...only.lead);
    const parts = [first, ...only.parts, ...only.actions, line(only.why), choices(...ways)];
    return { kind: "message", summary: `Reminder: ${only.summary}`, parts };
  }
  const intro = `${counted(things.length, "thing")} wait for you.`;
  const whys = new Set(things.map(({ why }) => why));
  const said = things.flatMap((one): Part[] => [
    line(...one.lead),
    ...one.parts,
    ...(whys.size > 1 ? [line(one.why)] : []),
  ]);
  const parts = whys.size > 1 ? said : [...said, line(only.why)];
  const opens = [...new Map(things.map(({ open }) => [open.label, open])).values()];
  const summary = `${intro} ${things.map((one) => one.summary).join(" ")}`;
  return { kind: "message", summary, parts: [line({ bold: intro }), ...parts, choices(...opens, ...ways)] };
}

function snoozes({ activity, messageId, snooze }: Around): Choice[] {
  const again = (label: string, until: string) =>
    button(label, activity, "remind snooze", { until, message: String(messageId) });
  return [
    ...(snooze.hour ? [again("Remind me in 1 hour", "in 1 hour")] : []),
    ...(snooze.morning ? [again("Remind me tomorrow morning", "tomorrow")] : []),
  ];
}

function stops({ activity }: Around, things: Thing[]): Choice[] {
  const kinds = new Map(things.flatMap(({ kind, label }) => (label === undefined ? [] : [[kind, label] as const])));
  return [...kinds].map(([kind, label]) => button(`Stop reminders of ${label}`, activity, "remind stop", { kind }));
}
