import type { Charter, RoleName } from "#core/contract/charter.ts";
import { roleIn } from "#core/contract/leader.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { counted, line, say } from "./say.ts";

type Overview = {
  charter: Charter;
  holders: { name: string; role: RoleName }[];
  members: number;
  waiting: number;
  underWay: { label: string; count: number }[];
  /** Posts, cards and timed steps given up; told to officers alone. */
  undelivered: number;
  rooms: number;
  own: { organization: string; confirmed: boolean; counts: boolean } | undefined;
  /** The organization for which a registration waits for an approval. */
  waitsFor: string | undefined;
  roles: RoleName[];
};

export function activityCard(overview: Overview, prefix: string): Message {
  const { charter } = overview;
  const summary = `${charter.acronym}, ${charter.title}: ${counted(overview.members, "member")}. ${overview.underWay.map(({ label, count }) => `${label}: ${count}.`).join(" ")}`;
  const rows = [
    { label: leaders(charter.leadership), value: [charter.leadership.people.map(leader).join("; ")] },
    { label: "Parent group", value: [charter.parent.acronym ?? charter.parent.name] },
    { label: "Contact", value: [charter.contact.email] },
    { label: "Web page", value: [{ link: charter.webPage, label: charter.webPage }] },
    { label: "Members", value: [members(overview)] },
    ...overview.underWay.map(({ label, count }) => ({ label, value: [String(count)] })),
    { label: "Rooms", value: [String(overview.rooms)] },
    ...heldHere(overview),
    ...undelivered(overview, prefix),
    { label: "You", value: [you(overview, prefix)] },
  ];
  return {
    kind: "message",
    summary,
    parts: [
      { kind: "heading", text: `${charter.acronym}: ${charter.title}` },
      line(charter.scope),
      { kind: "facts", rows },
    ],
  };
}

const leader = (one: Charter["leadership"]["people"][number]) =>
  `${one.name} (${one.acronym ?? one.organization ?? one.country})`;

/** "Co-chairs", "Chair": the charter's own word. */
function leaders({ title, people }: Charter["leadership"]): string {
  return `${title.charAt(0).toUpperCase()}${title.slice(1)}${people.length > 1 && !title.endsWith("s") ? "s" : ""}`;
}

const members = ({ members, waiting }: Overview) =>
  waiting === 0 ? String(members) : `${members}, ${waiting} not confirmed yet`;

function heldHere({ charter, holders }: Overview): { label: string; value: Span[] }[] {
  if (holders.length === 0) return [];
  return [
    {
      label: "Roles held here",
      value: [holders.map((one) => `${one.name} (${roleIn(charter, one.role)})`).join("; ")],
    },
  ];
}

function undelivered({ undelivered }: Overview, prefix: string) {
  if (undelivered === 0) return [];
  return [{ label: "Not delivered", value: [`${undelivered}; ${prefix}activity undelivered shows what and why.`] }];
}

function you({ charter, own, waitsFor, roles }: Overview, prefix: string): string {
  const held = roles.length > 0 ? [`You are ${roles.map((role) => roleIn(charter, role)).join(" and ")}.`] : [];
  if (own) {
    const confirmed = own.confirmed ? "confirmed" : "not confirmed yet";
    const vote = own.confirmed && own.counts ? "your vote counts" : "your vote does not count";
    return [...held, `You speak for ${own.organization} (${confirmed}; ${vote}).`].join(" ");
  }
  if (waitsFor !== undefined) return [...held, `Your registration for ${waitsFor} waits for an approval.`].join(" ");
  return held[0] ?? `You are not a member yet. Type ${prefix}register to take part.`;
}

export function roleClaimed(charter: Charter, role: RoleName, prefix: string): Message {
  return say(
    `You are now ${roleIn(charter, role)} of ${charter.acronym}. The code cannot be used again. Next: type ${prefix}room bind in the channels that serve the activity, and confirm members as they register.`,
  );
}
