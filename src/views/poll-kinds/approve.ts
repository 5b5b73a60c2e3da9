import type { Choice, Part } from "#core/contract/view.ts";
import { button } from "../say.ts";

/** An objection asks for its reason, so its button leads to a form. */
export function approvalWays({ activity, number }: { activity: string; number: number }): Part[] {
  const to = (label: string, choice: string): Choice =>
    button(label, activity, "poll vote", { poll: String(number), choice });
  return [{ kind: "choices", options: [to("Approve", "approve"), to("Object…", "object"), to("Abstain", "abstain")] }];
}
