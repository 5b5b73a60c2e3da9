import { z } from "zod";
import { Problem } from "#core/contract/problem.ts";
import type { Field, Together } from "#core/contract/view.ts";
import { rankedResult, rankedWords } from "#core/views/poll-kinds/ranked.ts";
import { optionList, voteButton } from "#core/views/poll-kinds/vote-form.ts";
import { pairwiseOf } from "#db/queries/count.ts";
import { defineKind } from "../kind.ts";
import { noBounds } from "../no-bounds.ts";
import { readNames } from "../read-choice.ts";
import { readOptions } from "../read-options.ts";
import { schulze } from "../schulze.ts";

export const ranked = defineKind({
  label: "Ranking",
  terms: (asked) => ({ options: readOptions(asked.options), ...noBounds("asks for a ranking", asked) }),
  read(said, ballot) {
    const order = readNames(said, ballot);
    const twice = order.find((option, index) => order.indexOf(option) < index);
    if (twice !== undefined) throw wrong(`Option ${twice} is there twice.`, "Name each option once, the best first.");
    if (order.length === 0)
      throw wrong("This vote names no option.", 'Name the options, the best first: choice:"2; 1; 3".');
    return ballot.options.map(({ number }) => order.indexOf(number) + 1);
  },
  words: rankedWords,
  rule: () => "Rank the options, the best first; those you leave out are equal last. Counted by the Schulze method.",
  list: optionList,
  ways: voteButton,
  fields(poll, own) {
    const options = poll.options.map(({ number, label }) => ({ label, value: String(number) }));
    const fields = options.map((_, index): Field => {
      const place = { name: String(index + 1), label: `Place ${index + 1}`, required: index === 0, together: IN_ORDER };
      return { ...place, kind: "pick", options, min: 1, max: 1 };
    });
    const values = own.flatMap((place, index) => (place > 0 ? [[String(place), String(index + 1)]] : []));
    return { fields, values: Object.fromEntries(values) };
  },
  tally: z.array(z.array(z.number())),
  count: (db, poll) => pairwiseOf(db, poll.box.id, poll.options.length),
  shown: (poll, wins, cast) => rankedResult(poll, { places: schulze(wins), wins }, cast),
});

const IN_ORDER: Together = {
  as: "order",
  label: "Your ranking, the best first",
  help: "Those you leave out are equal last.",
};

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "choice" });
