import type { Waiting } from "#core/contract/board.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

/** What was given up: a post to a room or a person, a card, a timed step. `number`: that of the thing, where it has one. */
export type Undelivered = {
  id: number;
  kind: "post" | "refresh" | "alarm";
  of: string;
  number?: string;
  room: string | null;
  person: string | null;
  platform: string | null;
  attempts: number;
  detail: string | null;
  /** ISO instant. */
  at: string;
};

export function wordsForUndelivered({ kind, of, number, room, person, platform }: Undelivered): string {
  const thing = number ? `${of} ${number}` : of;
  switch (kind) {
    case "post":
      if (room !== null) return `a message to the room ${room} (${platform})`;
      return person === null ? "a message" : `a message to ${person} (${platform})`;
    case "refresh":
      return `the card of ${thing}`;
    case "alarm":
      return `a timed step of ${thing}`;
    default:
      return kind satisfies never;
  }
}

/** On the board of those who run the activity. */
export const undeliveredWaits = (activity: string, count: number): Waiting => ({
  said: [`${counted(count, "delivery", "deliveries")} could not be made.`],
  open: button("Show what was not delivered", activity, "activity undelivered"),
});

type List = { deliveries: Undelivered[]; older: number };

export function undeliveredList({ slug, zone }: { slug: string; zone: string }, { deliveries, older }: List): Message {
  const total = deliveries.length + older;
  if (total === 0) return say("Everything was delivered.");
  const summary = `${counted(total, "delivery", "deliveries")} could not be made.`;
  const items = deliveries.map((one): Span[] => [
    { bold: `${one.id}` },
    ` ${wordsForUndelivered(one)}, of `,
    { at: one.at, zone, show: "datetime" },
    `: ${one.detail ?? "no reason is known"}`,
  ]);
  const more = older > 0 ? [line(`… and ${older} older.`)] : [];
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...more, tryAgain(slug, deliveries)],
  };
}

const tryAgain = (activity: string, deliveries: Undelivered[]): Part => ({
  kind: "pick",
  placeholder: "Try one again",
  options: deliveries.map((one) => ({ label: `${one.id} ${wordsForUndelivered(one)}`, value: String(one.id) })),
  min: 1,
  max: 1,
  call: { activity, command: "activity resend", args: {} },
  arg: "delivery",
});

export function resent(activity: string, left: number): Message {
  const rest = left === 0 ? "Nothing else waits." : `${counted(left, "delivery", "deliveries")} still undelivered.`;
  return say(
    `It is tried again now. If it fails again, it comes back into the list with the reason. ${rest}`,
    choices(button("Show the list", activity, "activity undelivered")),
  );
}
