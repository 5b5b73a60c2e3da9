import type { Part } from "#core/contract/view.ts";
import { button, choices } from "../say.ts";

/** The options by number, as a typed vote names them. */
export const optionList = ({ options }: { options: { label: string }[] }): Part[] => [
  { kind: "list", ordered: true, items: options.map(({ label }) => [label]) },
];

/** Opens the form to vote. */
export const voteButton = ({ activity, number }: { activity: string; number: number }): Part[] => [
  choices(button("Vote", activity, "poll vote", { poll: String(number) })),
];

/** "2 Avatars": with the number by which a typed vote names it. */
export const numbered = (options: { label: string }[]): string[] =>
  options.map(({ label }, index) => `${index + 1} ${label}`);
