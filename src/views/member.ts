import type { RoleName } from "#core/contract/charter.ts";
import type { Activity } from "#core/contract/context.ts";
import { roleIn } from "#core/contract/leader.ts";
import type { Left } from "#core/contract/left.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { leftParts, leftWays } from "./member-left.ts";
import type { Then } from "./member-notices.ts";
import { whoElseVotes, withoutVoter } from "./no-voter.ts";
import { button, choices, counted, line, say } from "./say.ts";

export function confirmedMember(title: string, member: Then & { number: number; name: string }): Message {
  const { number, name, organization, category, approved, counts, grants } = member;
  const vote = counts ? "Their vote counts in polls opened from now on." : "Their category takes part without a vote.";
  const then = grants ? `${name} is now ${grants} of ${title} and has every power of that role.` : vote;
  const what = approved ? `approved as ${category}` : `confirmed for ${organization}`;
  return say(`${name} (member ${number}) is ${what}. ${then}`);
}

type Asked = {
  number: number;
  name: string;
  organization: string;
  category: string;
  grants: RoleName;
  claim: string;
  document: string | undefined;
};

/** Before a power is given by typing: what would happen, and the button that does it for this claim alone. */
export function powerAsked(activity: Activity, command: string, { document, claim, ...member }: Asked): Message {
  const { number, name, organization, category, grants } = member;
  const args = { member: String(number), claim, ...(document === undefined ? {} : { document }) };
  return say(
    `Nothing is confirmed yet: ${name} (member ${number}) registered for ${organization} as ${category}. Once confirmed, ${name} is ${roleIn(activity.charter, grants)} of ${activity.charter.acronym} and has every power of that role.`,
    choices({
      ...button(command === "member approve" ? "Approve" : "Confirm", activity.slug, command, args),
      tone: "main",
    }),
  );
}

type Gone = { number: number; name: string; organization: string; left: Left; coChair: boolean };

export function declinedMember(activity: string, { number, name, organization, left, coChair }: Gone): Message {
  const text = `The registration of ${name} (member ${number}) for ${organization} is declined. ${name} is told.`;
  return say(text, ...leftParts(left), ...leftWays(activity, left, coChair));
}

/** `without`: the organization nobody can vote for any more. */
type EndedMember = Gone & { own: boolean; without: { ends: string; owes: string[] } | undefined };

export function endedMember({ charter, slug }: Activity, ended: EndedMember): Message {
  const { number, name, organization, own, left, without, coChair } = ended;
  const kept = "What was said and voted stays in the record.";
  const voters = without ? [line(`${withoutVoter(without)} ${whoElseVotes(without)}`)] : [];
  const then = [...voters, ...leftParts(left)];
  if (own) return say(`You no longer take part in ${charter.acronym} for ${organization}. ${kept}`, ...then);
  const text = `${name} (member ${number}) no longer takes part for ${organization}. ${kept} ${name} is told.`;
  return say(text, ...then, ...leftWays(slug, left, coChair));
}

type Role = { number?: number | undefined; name: string; role: string; given: boolean };

export function changedRole(title: string, { number, name, role, given }: Role): Message {
  const now = given
    ? `is now ${role} of ${title} and has every power of that role`
    : `is no longer ${role} of ${title}`;
  return say(`${name}${number === undefined ? "" : ` (member ${number})`} ${now}.`);
}

type Listed = {
  number: number;
  name: string;
  organization: string;
  category: string;
  confirmed: boolean;
  awaitsApproval: boolean;
};

type List = { members: Listed[]; confirmed: number; waiting: number; narrowed: boolean };

export function memberList({ members, confirmed, waiting, narrowed }: List, prefix: string): Message {
  if (members.length === 0 && narrowed) return say(`No member matches this. ${prefix}member list shows all of them.`);
  if (members.length === 0) return say(`Nobody has registered yet. ${prefix}register takes part.`);
  const all = confirmed + waiting;
  const summary = `${counted(all, "member")}; ${waiting === 0 ? "all are confirmed" : `${waiting} not confirmed yet`}.`;
  const items = members.map((member): Span[] => [
    { bold: `${member.number}` },
    ` ${member.name}, ${member.organization}, ${member.category}${state(member)}`,
  ]);
  const more = `… and ${all - members.length} more. Add name:"…" or organization:"…" to ${prefix}member list to find them.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...(all > members.length ? [line(more)] : [])],
  };
}

function state({ confirmed, awaitsApproval }: Listed): string {
  if (confirmed) return "";
  return awaitsApproval ? " — waits for an approval" : " — not confirmed yet";
}

export function membersExported(title: string, { count, hidden }: { count: number; hidden: boolean }): Message {
  const text = `The members of ${title} as a table: ${counted(count, "row")}.`;
  return hidden ? say(text, line("E-mail addresses are left out: the officers of this activity see them.")) : say(text);
}
