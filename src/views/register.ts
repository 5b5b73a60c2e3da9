import type { Waiting } from "#core/contract/board.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Left } from "#core/contract/left.ts";
import type { Message } from "#core/contract/view.ts";
import { leftParts } from "./member-left.ts";
import { wouldBeWithoutVoter } from "./no-voter.ts";
import { button, capitalized, choices, line, say } from "./say.ts";

export type Standing = {
  number: number;
  organization: string;
  category: string;
  /** The affiliation waits for a confirmation or an approval. */
  waits: boolean;
  counts: boolean;
  approval: "confirmed" | "approved";
};
type Asked = { organization: string; category: string; country: string; email: string };
export type Registered =
  | ({ outcome: "registered" | "changed" | "unchanged"; left?: Left | undefined } & Standing)
  | {
      outcome: "asks";
      before: { organization: string; category: string };
      asked: Asked;
      label: string;
      approval: "confirmed" | "approved";
      /** What nobody could vote for then. */
      without: { ends: string; owes: string[] } | undefined;
    };

const DONE = {
  registered: "You are registered",
  changed: "Your registration is changed",
  unchanged: "You are registered already",
};

export function registered(activity: string, result: Registered, leader: Leader): Message {
  if (result.outcome === "asks") return asks(activity, result);
  const who = `${DONE[result.outcome]} as member ${result.number}: ${result.organization}, ${result.category}.`;
  return say(`${who} ${next(result, leader)}`, ...(result.left ? leftParts(result.left) : []));
}

/** A confirmation is never lost unasked. */
function asks(activity: string, change: Extract<Registered, { outcome: "asks" }>): Message {
  const { before, asked, label, approval, without } = change;
  const text = `Nothing is changed yet. You are confirmed for ${before.organization} (${before.category}).`;
  const { organization, category, country, email } = asked;
  const again = button("Register anew", activity, "register", { organization, category, country, email, sure: "yes" });
  return say(
    text,
    line(`A registration for ${organization} (${label}) ends that today and ${UNTIL[approval]}`),
    ...(without ? [line(wouldBeWithoutVoter(without))] : []),
    choices({ ...again, tone: "danger" }),
  );
}

const UNTIL = {
  confirmed: "has to be confirmed again; until then your vote does not count.",
  approved:
    "has to be approved; until then you do not take part. Statements that you are to answer and entries of the roadmap that you are the contact of are handed back; an office or a nomination of yours stays until it is decided.",
};

function next({ waits, counts, approval }: Standing, { one }: Leader): string {
  if (!waits) return counts ? "Your vote counts." : "You can see and speak; this category takes part without a vote.";
  if (approval === "approved")
    return `${capitalized(one)} or the secretariat has to approve it before you can take part. You will be notified.`;
  const then = counts
    ? "until then you can see and speak, and your vote does not count"
    : "this category takes part without a vote";
  return `The secretariat or ${one} has to confirm your affiliation; ${then}. You will be notified.`;
}

/** On the board of somebody from outside. */
export const notRegisteredYet = (activity: string): Waiting => ({
  said: ["You are not a member yet: register to take part."],
  open: button("Register", activity, "register"),
});
