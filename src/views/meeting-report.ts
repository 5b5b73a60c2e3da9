import type { RecordSentence, RecordSource, Said } from "#core/contract/report.ts";
import type { Attendee } from "./meeting.ts";
import { sourceOf } from "./record-source.ts";
import { capitalized, counted } from "./say.ts";

/** Times in words. */
export type MeetingReported = {
  number: number;
  title: string;
  when: string;
  place: string | null;
  remote: boolean;
  colocation: string | null;
  /** It has begun and is not over. */
  underWay: boolean;
};

const source = ({ number, title }: Pick<MeetingReported, "number" | "title">): RecordSource =>
  sourceOf("meeting", number, title);

export function meetingFacts(meeting: MeetingReported): RecordSentence[] {
  const { number, title, when, colocation, underWay } = meeting;
  const fact = (label: string, text: string): RecordSentence => ({ label, said: [text], sources: [source(meeting)] });
  return [
    fact("Meeting", `${number}, ${title}`),
    fact(underWay ? "Planned for" : "Date", underWay ? `${when}; it is under way` : when),
    fact("Venue", whereHeld(meeting)),
    ...(colocation === null ? [] : [fact("Co-located with", colocation)]),
  ];
}

function whereHeld({ place, remote }: MeetingReported): string {
  if (place === null) return "Remote only";
  return remote ? `${place}, with remote participation` : place;
}

/** One of several, where a report is about a period. */
export const meetingHeld = (meeting: MeetingReported, came: number): RecordSentence => ({
  said: [
    `Meeting ${meeting.number}, ${meeting.title}: ${meeting.when}; ${whereHeld(meeting)}.`,
    ...(came === 0 ? [] : [` ${counted(came, "person", "people")} attended.`]),
  ],
  sources: [source(meeting)],
});

export const meetingToCome = (meeting: MeetingReported): RecordSentence => ({
  said: [`Meeting ${meeting.number}, ${meeting.title}: ${meeting.when}; ${whereToBe(meeting)}.`],
  sources: [source(meeting)],
});

function whereToBe({ place, remote }: MeetingReported): string {
  if (place === null) return "remote only";
  return remote ? `${place}, or remotely` : place;
}

type Part = Attendee & { personId: number };
type Named = Pick<MeetingReported, "number" | "title">;

const GROUPS = [
  { label: "On site", of: "on-site", came: "attended on site", registered: "registered, on site" },
  { label: "Remotely", of: "remote", came: "attended remotely", registered: "registered, remotely" },
] as const;

/** Who came with which affiliation; where nobody took attendance, who had registered, and that it is only that. */
export function attendanceSentences(meeting: Named, parts: Part[]): RecordSentence[] {
  if (parts.length === 0) return [];
  const taken = parts.some((one) => one.attended !== null);
  const of = (one: Part) => (taken ? one.attended : one.mode);
  const sentence = (text: string): RecordSentence => ({ said: [text], sources: [source(meeting)] });
  const there = GROUPS.map((group) => ({ ...group, parts: parts.filter((one) => of(one) === group.of) }));
  const regrets = parts.filter((one) => one.mode === "regrets" && !isThere(one));
  const missing = taken ? parts.filter((one) => one.mode !== "regrets" && !isThere(one)) : [];
  const all = there.flatMap((group) => group.parts).length;
  const counts = there.map((group) => `${group.parts.length} ${group.label.toLowerCase()}`).join(", ");
  return [
    sentence(
      taken
        ? `${counted(all, "person", "people")} attended: ${counts}.`
        : `Attendance was not recorded. ${counted(all, "person", "people")} had registered: ${counts}.`,
    ),
    ...there.flatMap((group) =>
      group.parts.length === 0 ? [] : [sentence(`${group.label}: ${affiliations(group.parts)}.`)],
    ),
    ...(regrets.length === 0 ? [] : [sentence(`Regrets: ${affiliations(regrets)}.`)]),
    ...(missing.length === 0 ? [] : [sentence(`Registered and not seen: ${affiliations(missing)}.`)]),
  ];
}

const isThere = ({ attended }: Part) => attended === "on-site" || attended === "remote";

/** "ETSI; ITU-T SG21 (2)". */
function affiliations(parts: Part[]): string {
  const counts = new Map<string, number>();
  for (const { organization } of parts) {
    const name = organization ?? "without an affiliation";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts].sort(([one], [other]) => one.localeCompare(other, "en"));
  return names.map(([name, count]) => (count === 1 ? name : `${name} (${count})`)).join("; ");
}

export function participantSentences(meeting: Named, parts: Part[]): RecordSentence[] {
  return parts.map((one): RecordSentence => {
    const whom = one.organization === null ? "" : `, ${one.organization}`;
    const said: Said[] = [{ person: one.personId }, `${whom}: ${howTheyCame(one)}`];
    return { said, sources: [source(meeting)] };
  });
}

function howTheyCame({ mode, attended }: Part): string {
  const came = GROUPS.find((group) => group.of === attended);
  if (came) return came.came;
  if (mode === "regrets") return "regrets";
  const registered = GROUPS.find((group) => group.of === mode)?.registered ?? "not registered";
  return attended === "absent" ? `${registered}, absent` : registered;
}

type Holder = { personId: number; role: string; organization: string | null };

/** Who led it, each with their affiliation. */
export function leadersSentence(acronym: string, title: string, holders: Holder[]): RecordSentence[] {
  if (holders.length === 0) return [];
  const said = holders.flatMap(({ personId, organization }, at): Said[] => [
    ...(at === 0 ? [] : ["; "]),
    { person: personId },
    ...(organization === null ? [] : [` (${organization})`]),
  ]);
  const word = capitalized(title.replace(/s$/, ""));
  const label = holders.length === 1 ? word : `${word}s`;
  return [{ label, said, sources: [{ name: `roles held in ${acronym}`, command: "activity show", args: {} }] }];
}
