import type { Message, Span } from "#core/contract/view.ts";
import { capitalized, line } from "./say.ts";

/** Words that answers use and no command explains. */
const WORDS: Readonly<Record<string, string>> = {
  affiliation: "the organization a person says they speak for; it is a claim until somebody who may confirms it.",
  appointment: "a person is given a post, by a nomination nobody objects to any more or by a meeting.",
  approval: "a poll that asks whether all agree: an objection has a reason, and stands until it is met or withdrawn.",
  ballot: "what one person or organization has answered in a poll; it can be changed until the poll closes.",
  card: "the message that shows a thing as it stands now, with its buttons; it changes by itself in every room it is in.",
  charter: "the rules an activity starts from: who may take part, whose answer counts, how long things are open.",
  "consensus call":
    "the question whether all agree to the outcome of a discussion: who does not object by its end agrees.",
  hold: "somebody needs more days before they can answer, which moves the end.",
  objection: "a position against a proposal, with its reason; while it stands, nothing is agreed.",
  officer: "whoever leads or runs the activity, such as its chairs and its secretariat.",
  outcome: "what a poll, a discussion or an item of an agenda ended with, in words.",
  "parent group": "the group that set the activity up, and to which it reports.",
  per: "whether each person or each organization has one vote in a poll.",
  position: "what a person or an organization says to a proposal: support, object or abstain.",
  quorum: "how many must have answered before a poll can decide anything.",
  seat: "the place of whoever may answer a poll or a call; each has one answer.",
  threshold: "how many percent of the votes one option needs.",
};

const keyOf = (said: string) => (Object.hasOwn(WORDS, said) ? said : said.replace(/s$/, ""));

export const isExplained = (said: string): boolean => said === "words" || Object.hasOwn(WORDS, keyOf(said));

/** One word, or all of them. */
export function helpWords(said: string): Message {
  const key = keyOf(said);
  const explained = WORDS[key];
  if (explained !== undefined) {
    const says: Span[] = [{ bold: capitalized(key) }, `: ${explained}`];
    return { kind: "message", summary: `${capitalized(key)}: ${explained}`, parts: [line(...says)] };
  }
  const items = Object.entries(WORDS).map(([word, says]): Span[] => [{ bold: word }, ` — ${says}`]);
  const intro = "What these words mean here:";
  return {
    kind: "message",
    summary: `${intro} ${Object.keys(WORDS).join(", ")}.`,
    parts: [line(intro), { kind: "list", ordered: false, items }],
  };
}
