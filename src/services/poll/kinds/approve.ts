import { Problem } from "#core/contract/problem.ts";
import { approvalWays } from "#core/views/poll-kinds/approve.ts";
import { chosenWords, fieldsToChoose, tallyOfChosen } from "#core/views/poll-kinds/chosen.ts";
import { countsByOption } from "../counts-by-option.ts";
import { defineKind } from "../kind.ts";
import { noBounds } from "../no-bounds.ts";
import { readChoice } from "../read-choice.ts";

/** In the order of the consensus engine's positions. */
const OPTIONS = [{ label: "Approve" }, { label: "Object" }, { label: "Abstain" }];

export const approve = defineKind({
  label: "Approval",
  consensus: true,
  terms(asked) {
    const own = OPTIONS.map(({ label }) => label.toLowerCase());
    const others = asked.options.split(/[;\n]/).map((label) => label.trim().toLowerCase());
    if (others.some((label) => label !== "" && !own.includes(label))) throw ownOptions();
    return { options: OPTIONS, ...noBounds("asks for approval", asked) };
  },
  read: readChoice,
  words: chosenWords,
  rule: () => "",
  list: () => [],
  ways: approvalWays,
  fields: fieldsToChoose,
  ...countsByOption,
  shown: tallyOfChosen,
});

const ownOptions = () =>
  new Problem({
    code: "invalid",
    message: "An approval has its own answers: approve, object with a reason, or abstain.",
    hint: "Leave options out, or use kind:single.",
    field: "options",
  });
