import { z } from "zod";
import { Problem } from "#core/contract/problem.ts";
import type { Field, Together } from "#core/contract/view.ts";
import { scoreResult, scoresOf, scoreWords } from "#core/views/poll-kinds/score.ts";
import { optionList, voteButton } from "#core/views/poll-kinds/vote-form.ts";
import { valuesOf } from "#db/queries/count.ts";
import { type Ballot, defineKind } from "../kind.ts";
import { noBounds } from "../no-bounds.ts";
import { readOptions } from "../read-options.ts";
import { readPairs } from "../read-pairs.ts";
import { readRange } from "../read-range.ts";
import { highest, scoredOf } from "../scores.ts";

const UNSCORED = -1;
const rangeOf = ({ scoreFrom, scoreTo }: Pick<Ballot, "scoreFrom" | "scoreTo">) => ({
  scoreFrom: scoreFrom ?? 0,
  scoreTo: scoreTo ?? 0,
});

export const score = defineKind({
  label: "Scores",
  terms: (asked) => ({
    options: readOptions(asked.options),
    ...noBounds("asks for scores", asked),
    ...readRange(asked.range),
  }),
  read(said, ballot) {
    const pairs = readPairs(said, ballot, "1=3; 2=5");
    return ballot.options.map((_, index) => scoreOf(pairs.get(index), ballot));
  },
  words: scoreWords,
  rule: ({ scoreFrom, scoreTo }) =>
    `Give the options scores from ${scoreFrom} to ${scoreTo}; one you leave out has none from you.`,
  list: optionList,
  ways: voteButton,
  fields(poll, own) {
    const fields = poll.options.map(({ number, label }): Field => {
      const options = scoresOf(rangeOf(poll)).map((value) => ({ label: String(value), value: `${number}=${value}` }));
      const row = { name: String(number), label, required: false, together: GRID };
      return { ...row, kind: "pick", options, min: 1, max: 1 };
    });
    const values = own.flatMap((value, index) =>
      value === UNSCORED ? [] : [[String(index + 1), `${index + 1}=${value}`]],
    );
    return { fields, values: Object.fromEntries(values) };
  },
  tally: z.array(z.array(z.number())),
  async count(db, poll) {
    const { scoreFrom, scoreTo } = rangeOf(poll);
    const counts = poll.options.map(() => Array.from({ length: scoreTo - scoreFrom + 1 }, () => 0));
    for (const { option, value, count } of await valuesOf(db, poll.box.id)) {
      const row = counts[option - 1];
      if (row && value !== UNSCORED) row[value - scoreFrom] = count;
    }
    return counts;
  },
  shown(poll, counts) {
    const scored = counts.map((row) => scoredOf(row, poll.scoreFrom ?? 0));
    return scoreResult({ ...poll, ...rangeOf(poll) }, scored, highest(counts));
  },
});

const GRID: Together = { as: "grid", label: "Your scores", none: "No score" };

function scoreOf(said: string | undefined, ballot: Ballot): number {
  if (said === undefined) return UNSCORED;
  const { scoreFrom, scoreTo } = rangeOf(ballot);
  const value = /^\d{1,3}$/.test(said) ? Number(said) : Number.NaN;
  if (value >= scoreFrom && value <= scoreTo) return value;
  const message = `"${said.slice(0, 40)}" is no score in this poll.`;
  const hint = `Scores are whole numbers from ${scoreFrom} to ${scoreTo}.`;
  throw new Problem({ code: "invalid", message, hint, field: "choice" });
}
