import type { Message, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

type Waiting = {
  number: number;
  name: string;
  organization: string;
  category: string;
  country: string | null;
  email: string | null;
};

/** To those who confirm: who claims to speak for whom. */
export function memberWaits(activity: string, member: Waiting): Message {
  const text = `${member.name} registered for ${member.organization} and waits for a confirmation.`;
  const rows = [
    { label: "Category", value: [member.category] },
    { label: "Country", value: [member.country ?? "not said"] },
    { label: "E-mail", value: [member.email ?? "not said"] },
  ];
  const confirm = button("Confirm", activity, "member confirm", { member: String(member.number) });
  return {
    kind: "message",
    summary: text,
    parts: [
      line(text),
      { kind: "facts", rows },
      choices({ ...confirm, tone: "main" }),
      line("You receive this because you confirm members."),
    ],
  };
}

export function memberConfirmed(title: string, member: { organization: string; counts: boolean }): Message {
  const then = member.counts
    ? "Your vote counts in every poll opened from now on."
    : "Your category takes part without a vote.";
  return say(`Your affiliation with ${member.organization} is confirmed in ${title}. ${then}`);
}

type Confirmed = { number: number; name: string; organization: string; counts: boolean; grants: string | undefined };

export function confirmedMember(member: Confirmed): Message {
  const vote = member.counts
    ? "Their vote counts in polls opened from now on."
    : "Their category takes part without a vote.";
  const power = member.grants ? ` They are now ${member.grants} of this activity.` : "";
  return say(`${member.name} (member ${member.number}) is confirmed for ${member.organization}. ${vote}${power}`);
}

type Listed = { number: number; name: string; organization: string; category: string; confirmed: boolean };

export function memberList(members: Listed[], prefix: string): Message {
  if (members.length === 0) return say(`Nobody has registered yet. ${prefix}register takes part.`);
  const waiting = members.filter((member) => !member.confirmed).length;
  const summary = `${counted(members.length, "member")}; ${waiting === 0 ? "all are confirmed" : `${waiting} not confirmed yet`}.`;
  const items = members.map((member): Span[] => [
    { bold: `${member.number}` },
    ` ${member.name}, ${member.organization}, ${member.category}${member.confirmed ? "" : " — not confirmed yet"}`,
  ]);
  return { kind: "message", summary, parts: [line(summary), { kind: "list", ordered: false, items }] };
}
