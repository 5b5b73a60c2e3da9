import { Problem } from "#core/contract/problem.ts";
import {
  boundsInWords,
  chosenWords,
  fieldsToChoose,
  pickToChoose,
  tallyOfChosen,
} from "#core/views/poll-kinds/chosen.ts";
import { countsByOption } from "../counts-by-option.ts";
import { defineKind } from "../kind.ts";
import { readChoice } from "../read-choice.ts";
import { readOptions } from "../read-options.ts";

export const multiple = defineKind({
  label: "Multiple choice",
  terms(asked) {
    const options = readOptions(asked.options);
    const most = asked.most ?? options.length;
    const least = asked.least ?? 1;
    if (most > options.length) throw tooMany(options.length, most, "most");
    if (least > options.length) throw tooMany(options.length, least, "least");
    if (least > most) throw notInOrder(least, most);
    return { options, least, most, scoreFrom: null, scoreTo: null };
  },
  read: readChoice,
  words: chosenWords,
  rule: (ballot) => `Choose ${boundsInWords(ballot)}.`,
  list: () => [],
  ways: (poll) => pickToChoose(poll, `Choose ${boundsInWords(poll)}`),
  fields: fieldsToChoose,
  ...countsByOption,
  shown: tallyOfChosen,
});

const tooMany = (options: number, number: number, field: "least" | "most") =>
  new Problem({
    code: "invalid",
    message: `This poll has ${options} options; nobody can choose ${number}.`,
    hint: `Give ${field} a number from 1 to ${options}.`,
    field,
  });

const notInOrder = (least: number, most: number) =>
  new Problem({
    code: "invalid",
    message: `Nobody can choose at least ${least} and at most ${most} options.`,
    hint: `Give least a number from 1 to ${most}.`,
    field: "least",
  });
