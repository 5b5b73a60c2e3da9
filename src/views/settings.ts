import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

type Settings = {
  /** Whether the reader may change one. */
  mayChange: boolean;
  zone: string;
  all: boolean;
  /** `charter`: what it says, where something else holds. */
  settings: { path: string; value: unknown; charter?: unknown }[];
  history: { path: string; value: unknown; changedAt: string; changedBy: string }[];
};

/** As it is typed: a list by semicolons, yes or no. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return "as the charter says";
  if (Array.isArray(value)) return value.length === 0 ? "nothing" : value.join("; ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

export function settingsList({ zone, all, settings, history, mayChange }: Settings, prefix: string): Message {
  const different = settings.filter((one) => "charter" in one).length;
  const summary =
    different === 0
      ? `${counted(settings.length, "setting")}, all as the charter says.`
      : `${counted(settings.length, "setting")}, ${different} different from the charter.`;
  const items = settings.map((one): Span[] => [
    { bold: one.path },
    `: ${valueInWords(one.value)}${"charter" in one ? ` — the charter says ${valueInWords(one.charter)}` : ""}`,
  ]);
  const parts: Part[] = [line(summary), { kind: "list", ordered: false, items }];
  if (history.length > 0) parts.push(line({ bold: "Changes" }), changes(history, zone));
  const how = [
    ...(mayChange ? [`${prefix}activity set setting:… value:… changes one`] : []),
    ...(all ? [`${prefix}activity settings of:rules shows some of them`] : []),
  ];
  return { kind: "message", summary, parts: [...parts, ...(how.length > 0 ? [line(`${how.join("; ")}.`)] : [])] };
}

const changes = (history: Settings["history"], zone: string): Part => ({
  kind: "list",
  ordered: false,
  items: history.map((one): Span[] => [
    { at: one.changedAt, zone, show: "datetime" },
    ` ${one.changedBy}: ${one.path} ${one.value === null ? "as the charter says" : `is ${valueInWords(one.value)}`}`,
  ]),
});

type Made = { slug: string; path: string; before: unknown; value: unknown; same: boolean };

export function settingChanged({ slug, path, before, value, same }: Made): Message {
  const text = same
    ? `${path} is ${valueInWords(value)} already.`
    : `${path} is now ${valueInWords(value)}; it was ${valueInWords(before)}. It holds for what is begun from now on.`;
  return say(text, choices(button("Show it", slug, "activity settings", { of: path })));
}
