import type { Message } from "#core/contract/view.ts";
import { button, capitalized, choices, inARow, line, say } from "./say.ts";

type Without = { ends: string; owes: string[] };
type Why = {
  name: string;
  /** The organization that person is registered for at present; null: they take part no more. */
  stays: string | null;
  /** That registration is not confirmed. */
  waits: boolean;
  why: string | null;
};

/** An organization that nobody can vote for; `why` stands between that and what it owes. */
export function withoutVoter({ ends, owes }: Without, why = ""): string {
  const still = owes.length === 0 ? "" : ` It has not answered in ${inARow(owes)}.`;
  return `${ends} has nobody who can vote for it now.${why}${still}`;
}

export const wouldBeWithoutVoter = ({ ends }: Without) => `${ends} would then have nobody who can vote for it.`;

export const whoElseVotes = ({ ends }: Without) =>
  `Somebody else who is registered for ${ends} and confirmed can vote for it, also in what is open now.`;

/** To the officers: an organization whose only voter speaks for it no more. */
export function organizationWithoutVoter(activity: string, of: Without & Why): Message {
  return say(
    withoutVoter(of, ` ${capitalized(of.name)} ${whyOf(of)}`),
    line(whoElseVotes(of)),
    choices(button("Show the members", activity, "member list")),
    line("You receive this because you are an officer of this activity."),
  );
}

function whyOf({ ends, stays, waits, why }: Without & Why): string {
  if (stays === null) return "no longer takes part.";
  if (stays !== ends && why === "linked") return `linked two accounts, and is a member for ${stays} alone.`;
  if (stays !== ends) return `is registered for ${stays} now.`;
  return waits
    ? "has registered for it anew, which is not confirmed yet."
    : "has registered for it anew, in a category without a vote.";
}
