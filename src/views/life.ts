import type { Charter } from "#core/contract/charter.ts";
import type { LifeEvent, LifeState } from "#core/contract/life.ts";
import type { RecordSentence } from "#core/contract/report.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { button, choices, line, say } from "./say.ts";

const WORDS: Record<LifeEvent, string> = {
  proposed: "Proposed",
  announced: "Announced",
  established: "Established",
  active: "Active",
  terminated: "Terminated",
  replaced: "Replaced",
  "tor-revised": "Terms of reference revised",
  "parent-changed": "Parent group changed",
  "chairs-changed": "Leadership changed",
  continued: "Continued in a new study period",
};

export const LIFE_CHOICES = (Object.keys(WORDS) as LifeEvent[]).map((value) => ({ value, label: WORDS[value] }));

type Decision = { event: LifeEvent; by: string; on: string; document?: string | undefined };

const decided = ({ by, on, document }: Omit<Decision, "event">) =>
  `decided by ${by} on ${on}${document ? `, ${document}` : ""}`;

export function lifeRecorded({ slug, charter }: { slug: string; charter: Charter }, made: Decision): Message {
  const over = made.event === "terminated" || made.event === "replaced";
  const then = over ? " From now on it can be read and exported, and nothing in it can be changed." : "";
  const text = `Recorded for ${charter.acronym}: ${WORDS[made.event].toLowerCase()}, ${decided(made)}.${then}`;
  return say(text, choices(button("Show what was decided", slug, "activity life")));
}

type Life = {
  charter: Charter;
  state: LifeState;
  events: { event: LifeEvent; decidedBy: string; decidedOn: string; document: string | null; recordedBy: string }[];
};

export function lifeList({ charter, state, events }: Life): Message {
  const summary = `${charter.acronym} is ${state}.`;
  const { by, how, announcedIn } = charter.established;
  const first: Span[] = [{ bold: "Set up" }, ` by ${by}. ${how}${announcedIn ? ` (${announcedIn})` : ""}`];
  const rest = events.map((one): Span[] => [
    { bold: WORDS[one.event] },
    `, ${decided({ by: one.decidedBy, on: one.decidedOn, document: one.document ?? undefined })}; recorded by ${one.recordedBy}`,
  ]);
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items: [first, ...rest] }],
  };
}

type Happened = Omit<Life["events"][number], "recordedBy">;

export function lifeReported(acronym: string, { event, decidedBy, decidedOn, document }: Happened): RecordSentence {
  const how = decided({ by: decidedBy, on: decidedOn, document: document ?? undefined });
  const name = `life of ${acronym}, ${decidedOn}`;
  return { said: [`${WORDS[event]}, ${how}.`], sources: [{ name, command: "activity life", args: {} }] };
}
