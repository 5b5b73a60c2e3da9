import type { Leader } from "#core/contract/leader.ts";
import type { Left } from "#core/contract/left.ts";
import type { Message } from "#core/contract/view.ts";
import { leftParts } from "./member-left.ts";
import { button, choices, inARow, line, say } from "./say.ts";

type Waiting = {
  number: number;
  name: string;
  organization: string;
  category: string;
  country: string | null;
  /** Absent for those who may not see it. */
  email: string | undefined;
  claim: string;
  awaitsApproval: boolean;
  /** What a confirmation gives beside the membership. */
  power: { role: string; title: string } | undefined;
};

/** To those who confirm: who claims to speak for whom. */
export function memberWaits(activity: string, member: Waiting): Message {
  const what = member.awaitsApproval ? "an approval" : "a confirmation";
  const text = `${member.name} registered for ${member.organization} and waits for ${what}.`;
  const rows = [
    { label: "Category", value: [member.category] },
    { label: "Country", value: [member.country ?? "not said"] },
    ...(member.email === undefined ? [] : [{ label: "E-mail", value: [member.email] }]),
  ];
  const { number, name, claim, power, awaitsApproval } = member;
  const args = { member: String(number), claim };
  const take = awaitsApproval
    ? button("Approve", activity, "member approve", args)
    : button("Confirm", activity, "member confirm", args);
  const asks = power && { confirm: `${name} becomes ${power.role} of ${power.title}. Confirm?` };
  const turnDown = button("Decline", activity, "member decline", args);
  return {
    kind: "message",
    summary: text,
    parts: [
      line(text),
      { kind: "facts", rows },
      choices(
        { ...take, tone: "main", ...asks },
        { ...turnDown, tone: "danger", confirm: `${name} is told that the registration is declined. Decline?` },
      ),
      line(`You receive this because you ${awaitsApproval ? "approve" : "confirm"} members.`),
    ],
  };
}

export type Then = {
  organization: string;
  category: string;
  approved: boolean;
  counts: boolean;
  grants: string | undefined;
};

/** `owes`: open things in which the organization has not answered, and this person can for it. */
type Confirmed = Then & { speaks: boolean; owes: string[] };

export function memberConfirmed(title: string, member: Confirmed): Message {
  const { organization, category, approved, counts, speaks, grants, owes } = member;
  const open = owes.length === 0 ? "" : ` ${organization} has not answered in ${inARow(owes)}: you can answer for it.`;
  const vote = counts
    ? `Your vote counts in every poll opened from now on.${open}`
    : "Your category takes part without a vote.";
  const then = grants ? `You are now ${grants} of ${title}.` : vote;
  if (!approved) return say(`Your affiliation with ${organization} is confirmed in ${title}. ${then}`);
  const may = speaks ? "You can see and speak." : "You can see what the members see.";
  return say(`You are approved in ${title}: ${category}, ${organization}. ${may} ${then}`);
}

type Ended = { organization: string; category: string; declined: boolean; note: string | null; left: Left };

export function memberEnded(title: string, ended: Ended, leader: Leader): Message {
  const { organization, category, declined, note } = ended;
  const text = declined
    ? `Your registration in ${title} for ${organization} (${category}) was declined.`
    : `Your membership in ${title} for ${organization} (${category}) has been ended.`;
  const left = leftParts(ended.left);
  const next = line(`If this is a mistake, please ask ${leader.one} or the secretariat, or register again.`);
  if (!note) return say(text, ...left, next);
  return {
    kind: "message",
    summary: `${text} Reason: ${note}`,
    parts: [line(text), line(`Reason: ${note}`), ...left, next],
  };
}

export function roleChanged(title: string, role: string, given: boolean): Message {
  return say(given ? `You are now ${role} of ${title}.` : `You are no longer ${role} of ${title}.`);
}
