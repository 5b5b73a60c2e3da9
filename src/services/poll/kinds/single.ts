import { Problem } from "#core/contract/problem.ts";
import {
  buttonsToChoose,
  chosenWords,
  fieldsToChoose,
  pickToChoose,
  tallyOfChosen,
} from "#core/views/poll-kinds/chosen.ts";
import { countsByOption } from "../counts-by-option.ts";
import { defineKind } from "../kind.ts";
import { readChoice } from "../read-choice.ts";
import { readOptions } from "../read-options.ts";

const BUTTONS_AT_MOST = 10;

export const single = defineKind({
  label: "Single choice",
  terms({ options, least, most }) {
    if ((least ?? 1) === 1 && (most ?? 1) === 1)
      return { options: readOptions(options), least: 1, most: 1, scoreFrom: null, scoreTo: null };
    throw new Problem({
      code: "invalid",
      message: "A single choice takes one option.",
      hint: `Add kind:multiple, or leave ${most === undefined ? "least" : "most"} out.`,
      field: most === undefined ? "least" : "most",
    });
  },
  read: readChoice,
  words: chosenWords,
  rule: () => "",
  list: () => [],
  ways: (poll) => (poll.options.length <= BUTTONS_AT_MOST ? buttonsToChoose(poll) : pickToChoose(poll, "Choose one")),
  fields: fieldsToChoose,
  ...countsByOption,
  shown: tallyOfChosen,
});
