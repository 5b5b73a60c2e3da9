import type { Asks } from "#core/contract/command.ts";
import type { Choice, Field, Part } from "#core/contract/view.ts";
import type { PollResult } from "../poll.ts";
import { inARow } from "../say.ts";

type Option = { number: number; label: string };
type Asked = { activity: string; number: number; options: Option[]; least: number; most: number };

/** "up to 2", "2 to 4", "exactly 3". */
export function boundsInWords({ least, most }: { least: number; most: number }): string {
  if (least === most) return `exactly ${most}`;
  return least === 1 ? `up to ${most}` : `${least} to ${most}`;
}

/** "Approve; Abstain": what a ballot names. */
export function chosenWords(choice: number[], { options }: { options: Option[] }): string {
  return options
    .filter(({ number }) => choice.includes(number))
    .map(({ label }) => label)
    .join("; ");
}

export function buttonsToChoose({ activity, number, options }: Asked): Part[] {
  const vote = (choice: number) => ({
    activity,
    command: "poll vote",
    args: { poll: String(number), choice: String(choice) },
  });
  return [{ kind: "choices", options: options.map((one): Choice => ({ label: one.label, call: vote(one.number) })) }];
}

export function pickToChoose({ activity, number, options, least, most }: Asked, placeholder: string): Part[] {
  return [
    {
      kind: "pick",
      placeholder,
      options: options.map((option) => ({ label: option.label, value: String(option.number) })),
      min: least,
      max: most,
      call: { activity, command: "poll vote", args: { poll: String(number) } },
      arg: "choice",
    },
  ];
}

/** One field; filled in with what was chosen so far. */
export function fieldsToChoose({ options, least, most }: Asked, own: number[]): Omit<Asks, "title"> {
  const offered = options.map((option) => ({ label: option.label, value: String(option.number) }));
  const label = most === 1 ? "Choose one" : `Choose ${boundsInWords({ least, most })}`;
  const field: Field = { name: "1", label, required: true, kind: "pick", options: offered, min: least, max: most };
  return { fields: [field], values: own.length > 0 ? { "1": own.map(String) } : {} };
}

/** `counts` in the order of the options. */
export function tallyOfChosen({ options }: { options: Option[] }, counts: number[], cast: number): PollResult {
  const rows = options.map(({ label }, index) => {
    const count = counts[index] ?? 0;
    return { label, count, share: cast === 0 ? 0 : count / cast };
  });
  return {
    parts: [{ kind: "tally", rows }],
    words: rows.map(({ label, count }) => `${label} ${count}`).join(", "),
    lead: leadOf(rows),
    votes: rows.map(({ label, count }) => ({ label, count })),
    table: { columns: ["Option", "Votes"], rows: rows.map(({ label, count }) => [label, count]) },
  };
}

function leadOf(rows: { label: string; count: number }[]): string {
  const most = Math.max(0, ...rows.map(({ count }) => count));
  const leading = rows.filter(({ count }) => most > 0 && count === most).map(({ label }) => label);
  if (leading.length === 0) return "Nobody voted.";
  return leading.length === 1 ? `Most votes: ${leading[0]}.` : `Tie between ${inARow(leading)}.`;
}
