import type { Message, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

type Waiting = {
  number: number;
  name: string;
  organization: string;
  category: string;
  country: string | null;
  email: string | null;
  claim: string;
  /** What a confirmation gives beside the membership. */
  power: { role: string; title: string } | undefined;
};

/** To those who confirm: who claims to speak for whom. */
export function memberWaits(activity: string, member: Waiting): Message {
  const text = `${member.name} registered for ${member.organization} and waits for a confirmation.`;
  const rows = [
    { label: "Category", value: [member.category] },
    { label: "Country", value: [member.country ?? "not said"] },
    { label: "E-mail", value: [member.email ?? "not said"] },
  ];
  const { number, name, claim, power } = member;
  const confirm = button("Confirm", activity, "member confirm", { member: String(number), claim });
  const asks = power && { confirm: `${name} becomes ${power.role} of ${power.title}. Confirm?` };
  return {
    kind: "message",
    summary: text,
    parts: [
      line(text),
      { kind: "facts", rows },
      choices({ ...confirm, tone: "main", ...asks }),
      line("You receive this because you confirm members."),
    ],
  };
}

type Then = { organization: string; counts: boolean; grants: string | undefined };

export function memberConfirmed(title: string, { organization, counts, grants }: Then): Message {
  const vote = counts
    ? "Your vote counts in every poll opened from now on."
    : "Your category takes part without a vote.";
  const then = grants ? `You are now ${grants} of ${title}.` : vote;
  return say(`Your affiliation with ${organization} is confirmed in ${title}. ${then}`);
}

export function confirmedMember(title: string, member: Then & { number: number; name: string }): Message {
  const { number, name, organization, counts, grants } = member;
  const vote = counts ? "Their vote counts in polls opened from now on." : "Their category takes part without a vote.";
  const then = grants ? `${name} is now ${grants} of ${title} and has every power of that role.` : vote;
  return say(`${name} (member ${number}) is confirmed for ${organization}. ${then}`);
}

type Listed = { number: number; name: string; organization: string; category: string; confirmed: boolean };

type List = { members: Listed[]; confirmed: number; waiting: number; narrowed: boolean };

export function memberList({ members, confirmed, waiting, narrowed }: List, prefix: string): Message {
  if (members.length === 0 && narrowed) return say(`No member fits this. ${prefix}member list shows all of them.`);
  if (members.length === 0) return say(`Nobody has registered yet. ${prefix}register takes part.`);
  const all = confirmed + waiting;
  const summary = `${counted(all, "member")}; ${waiting === 0 ? "all are confirmed" : `${waiting} not confirmed yet`}.`;
  const items = members.map((member): Span[] => [
    { bold: `${member.number}` },
    ` ${member.name}, ${member.organization}, ${member.category}${member.confirmed ? "" : " — not confirmed yet"}`,
  ]);
  const more = `… and ${all - members.length} more. Add name:"…" or organization:"…" to ${prefix}member list to find them.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...(all > members.length ? [line(more)] : [])],
  };
}
