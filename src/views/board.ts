import type { OpenThing, Waiting } from "#core/contract/board.ts";
import type { Activity } from "#core/contract/context.ts";
import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, counted, line } from "./say.ts";

type Shown = {
  waiting: Waiting[];
  open: OpenThing[];
  /** ISO instants, the soonest first. */
  due: { at: string; what: string }[];
  later: number;
  /** Somebody who runs the activity is told who owes something. */
  runs: boolean;
};

/** What one person should look at: what waits for them, what is open, what comes next. */
export function boardOf({ slug, zone, charter }: Activity, { waiting, open, due, later, runs }: Shown): Message {
  const what =
    waiting.length === 0
      ? "Nothing waits for you."
      : `${counted(waiting.length, "thing")} ${waiting.length === 1 ? "waits" : "wait"} for you.`;
  const opens = eachOnce(waiting.map((one) => one.open));
  const none = waiting.length === 0;
  return {
    kind: "message",
    summary: `${charter.acronym}: ${what} ${counted(open.length, "thing")} open.`,
    parts: [
      { kind: "heading", text: `${charter.acronym}: ${none ? "what waits for you" : what}` },
      ...(none ? [line(what)] : []),
      ...list(waiting.map((one) => one.said)),
      ...(opens.length > 0 ? [choices(...opens)] : []),
      { kind: "heading", text: "Open" },
      ...(open.length === 0 ? [line("Nothing is open.")] : list(open.map((one) => openSpans(one, runs)))),
      { kind: "heading", text: "Due next" },
      ...(due.length === 0 ? [line("Nothing is due.")] : list(due.map((one) => dueSpans(one, zone)))),
      ...(later > 0 ? [line(`… and ${later} more later.`)] : []),
      choices(button("About this activity", slug, "activity show")),
    ],
  };
}

/** Several things may wait in one place. */
const eachOnce = (opens: Choice[]): Choice[] => [...new Map(opens.map((one) => [JSON.stringify(one), one])).values()];

const list = (items: Span[][]): Part[] => (items.length === 0 ? [] : [{ kind: "list", ordered: false, items }]);

const openSpans = ({ said, owes }: OpenThing, runs: boolean): Span[] => [
  ...said,
  ...(runs && owes !== undefined ? [` ${owes}`] : []),
];

const dueSpans = ({ at, what }: { at: string; what: string }, zone: string): Span[] => [
  { at, zone, show: "datetime" },
  ` — ${what}`,
];
