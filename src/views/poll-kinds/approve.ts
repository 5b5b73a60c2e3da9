import type { Choice, Part } from "#core/contract/view.ts";
import { type ConsensusView, howMet, outcomeText } from "../consensus.ts";
import type { PollResult } from "../poll.ts";
import { button } from "../say.ts";

/** An objection asks for its reason, so its button leads to a form. */
export function approvalWays({ activity, number }: { activity: string; number: number }): Part[] {
  const to = (label: string, choice: string): Choice =>
    button(label, activity, "poll vote", { poll: String(number), choice });
  return [{ kind: "choices", options: [to("Approve", "approve"), to("Object…", "object"), to("Abstain", "abstain")] }];
}

/** Its totals, then each objection with who raised it, why, what was answered and how it ended, then the outcome. */
export function proposalTable({ columns, rows }: PollResult["table"], view: ConsensusView): PollResult["table"] {
  const none = view.seats - view.answered;
  return {
    columns: [...columns, "Objector", "Reason or outcome", "Answer to the objection", "How it was met"],
    rows: [
      ...[...rows, ["No answer", none]].map((row) => [...row, "", "", "", ""]),
      ...view.objections.map((one) => [
        `Objection ${one.number}`,
        "",
        one.objector,
        one.reason,
        one.answer ?? "",
        howMet(one, view.leader),
      ]),
      ["Outcome", "", "", outcomeText(view), "", ""],
    ],
  };
}
