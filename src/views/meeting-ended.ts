import type { Message, Part } from "#core/contract/view.ts";
import { button, choices, counted, ended, inARow, say } from "./say.ts";

/** `closed`: the item that was on. `agenda`: what of it was not taken, where it was stepped through. */
type Ended = {
  number: number;
  title: string;
  came: number;
  closed: { number: string; title: string; outcome: string | null } | undefined;
  agenda: { stepped: boolean; left: { number: string; title: string }[] };
};

const DEFERRED_BY_BUTTON = 10;
/** More of them are listed below the sentence. */
const IN_A_SENTENCE = 3;

export function meetingEnded(activity: string, { number, title, came, closed, agenda }: Ended): Message {
  const taken = came === 0 ? "No attendance was taken" : `${counted(came, "person", "people")} attended`;
  const left = agenda.stepped ? agenda.left : [];
  const defers = left.slice(0, DEFERRED_BY_BUTTON).map((item) => ({
    ...button(`Defer item ${item.number}`, activity, "agenda defer", { meeting: String(number), item: item.number }),
    confirm: `Item ${item.number} goes to the next meeting. Defer it?`,
  }));
  const text = `Meeting ${number}, ${title}, has ended. ${taken}; officers can still correct it.${closedWords(closed)}${leftWords(agenda)}`;
  const shown = button("Show the meeting", activity, "meeting show", { meeting: String(number) });
  const listed: Part = { kind: "list", ordered: false, items: left.map((item) => [`${item.number} ${item.title}`]) };
  const list = left.length > IN_A_SENTENCE ? [listed] : [];
  return say(text, ...list, choices(...outcomeOf(activity, number, closed), ...defers, shown));
}

const closedWords = (closed: Ended["closed"]) =>
  closed ? ` Item ${closed.number}, ${closed.title}, was on and is closed with it.` : "";

const outcomeOf = (activity: string, meeting: number, closed: Ended["closed"]) =>
  closed?.outcome === null
    ? [
        button(`Write the outcome of item ${closed.number}`, activity, "agenda close-item", {
          meeting: String(meeting),
          item: closed.number,
        }),
      ]
    : [];

/** An agenda that nobody stepped through says nothing of what was taken. */
function leftWords({ stepped, left }: Ended["agenda"]): string {
  if (left.length === 0) return "";
  if (!stepped)
    return " Its agenda was not stepped through; outcomes can still be written with agenda close-item, and items put off with agenda defer.";
  if (left.length > IN_A_SENTENCE)
    return ` ${left.length} items were not taken, and come onto the next agenda only if they are deferred:`;
  const named = inARow(left.map((item) => `${item.number} ${item.title}`));
  const noun = left.length === 1 ? "Item not taken" : "Items not taken";
  const then =
    left.length === 1
      ? "It comes onto the next agenda only if it is deferred."
      : "They come onto the next agenda only if they are deferred.";
  return ` ${noun}: ${ended(named)} ${then}`;
}
