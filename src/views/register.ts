import type { Message } from "#core/contract/view.ts";
import { say } from "./say.ts";

type Registered = {
  outcome: "registered" | "changed" | "unchanged";
  number: number;
  organization: string;
  category: string;
  waits: boolean;
  counts: boolean;
  approval: "confirmed" | "approved";
};

const DONE = {
  registered: "You are registered",
  changed: "Your registration is changed",
  unchanged: "You are registered already",
};

export function registered(member: Registered): Message {
  const who = `${DONE[member.outcome]} as member ${member.number}: ${member.organization}, ${member.category}.`;
  return say(`${who} ${next(member)}`);
}

function next({ waits, counts, approval }: Registered): string {
  if (!waits) return counts ? "Your vote counts." : "You can see and speak; this category takes part without a vote.";
  const what =
    approval === "approved"
      ? "A co-chair or the secretariat has to approve it"
      : "The secretariat or a co-chair has to confirm your affiliation";
  const then = counts
    ? "until then you can see and speak, and your vote does not count"
    : "this category takes part without a vote";
  return `${what}; ${then}. You will be notified.`;
}
