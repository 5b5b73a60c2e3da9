import type { Message, Span } from "#core/contract/view.ts";
import { line } from "./say.ts";

type Shown = {
  number: number;
  name: string;
  organization: string;
  category: string;
  country: string | null;
  employer: string | null;
  /** Absent for those who may not see it. */
  email: string | null | undefined;
  confirmed: boolean;
  awaitsApproval: boolean;
  counts: boolean;
  represents: boolean;
  since: string;
  zone: string;
  roles: { role: string; since: string; until: string | undefined }[];
  before: { organization: string; category: string; confirmed: boolean; from: string; until: string }[];
};

export function memberCard(member: Shown): Message {
  const day = (at: string): Span => ({ at, zone: member.zone, show: "date" });
  const rows = [
    { label: "Organization", value: [member.organization] },
    { label: "Category", value: [member.category] },
    { label: "Since", value: [day(member.since)] },
    { label: "State", value: [stateOf(member)] },
    ...(member.country ? [{ label: "Country", value: [member.country] }] : []),
    ...(member.employer ? [{ label: "Works for", value: [member.employer] }] : []),
    ...(member.email ? [{ label: "E-mail", value: [member.email] }] : []),
  ];
  const roles = member.roles.map(({ role, since, until }): Span[] =>
    until === undefined ? [`${role} since `, day(since)] : [`${role} from `, day(since), " until ", day(until)],
  );
  const before = member.before.map(({ organization, category, confirmed, from, until }): Span[] => [
    `${organization}, ${category}${confirmed ? "" : " (never confirmed)"}: from `,
    day(from),
    " until ",
    day(until),
  ]);
  const list = (items: Span[][]) => ({ kind: "list" as const, ordered: false, items });
  return {
    kind: "message",
    summary: `Member ${member.number}: ${member.name}, ${member.organization}, ${member.category}.`,
    parts: [
      { kind: "heading", text: `Member ${member.number}: ${member.name}` },
      { kind: "facts", rows },
      ...(roles.length > 0 ? [line("Roles"), list(roles)] : []),
      ...(before.length > 0 ? [line("Earlier affiliations"), list(before)] : []),
    ],
  };
}

function stateOf({ confirmed, awaitsApproval, counts, represents }: Shown): string {
  if (awaitsApproval) return "waits for an approval";
  if (!confirmed) return "not confirmed yet";
  const designated = represents ? "; designated representative, who answers for the organization" : "";
  return `${counts ? "confirmed, the vote counts" : "confirmed, takes part without a vote"}${designated}`;
}
