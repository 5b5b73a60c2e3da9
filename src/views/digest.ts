import type { Activity } from "#core/contract/context.ts";
import type { Reminded } from "#core/contract/reminders.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, capitalized, choices, counted, line } from "./say.ts";

type Digest = {
  waiting: Reminded[];
  reminders: { about: string; at: string; zone: string }[];
  every: "daily" | "weekly";
  hour: number;
  /** "monday": of a weekly one. */
  weeklyOn: string;
};

/** What waits for one person and what is due next, at their hour. */
export function digest({ slug, charter }: Activity, { waiting, reminders, every, hour, weeklyOn }: Digest): Message {
  const what = waiting.length === 1 ? "1 thing waits for you." : `${counted(waiting.length, "thing")} wait for you.`;
  const often = every === "daily" ? "day" : capitalized(weeklyOn);
  const why = `You receive this every ${often} at ${String(hour).padStart(2, "0")}:00, when there is something.`;
  const off = button("Stop this digest", slug, "profile digest", { every: "off" });
  const all = waiting.map((one) => one.summary).join(" ");
  return {
    kind: "message",
    summary: [`${charter.acronym}: ${what}`, all].filter((text) => text !== "").join(" "),
    parts: [
      { kind: "heading", text: `${charter.acronym}: ${what}` },
      ...list(waiting.map(inOneLine)),
      ...(reminders.length > 0 ? [line("Your reminders until the next one:")] : []),
      ...list(reminders.map(({ about, ...at }): Span[] => [{ ...at, show: "datetime" }, ` — ${about}`])),
      choices(...waiting.map((one) => one.open), off),
      line(why),
    ],
  };
}

const list = (items: Span[][]): Part[] => (items.length === 0 ? [] : [{ kind: "list", ordered: false, items }]);

/** What waits, on one line among others. */
export const inOneLine = ({ lead, parts }: Reminded): Span[] => [
  ...lead,
  ...parts.flatMap((part): Span[] => (part.kind === "text" ? [" ", ...part.spans] : [])),
];
