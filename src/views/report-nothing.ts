import type { RecordSource } from "#core/contract/report.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";
import { sourceOf } from "./record-source.ts";

/** `from`: where the record would say it; nouns whose list is shown by "poll list", or the one meeting it is about. */
type Nothing = { said: string; from: (keyof typeof LISTS)[] | "meeting" | "agenda" };

const LISTS = {
  activity: { name: "life of the activity", command: "activity life", args: {} },
  discussions: { name: "discussions", command: "discussion list", args: {} },
  documents: { name: "documents", command: "document list", args: {} },
  matters: { name: "matters", command: "matter list", args: {} },
  meetings: { name: "meetings", command: "meeting list", args: {} },
  polls: { name: "polls", command: "poll list", args: {} },
  representatives: { name: "representatives", command: "liaison list", args: {} },
  roadmap: { name: "roadmap", command: "roadmap list", args: {} },
  statements: { name: "statements", command: "statement list", args: {} },
} satisfies Record<string, RecordSource>;

const NOTHING: Record<ReportSection, Nothing> = {
  asks: { said: "The record holds nothing to be asked.", from: ["matters"] },
  meeting: { said: "The record holds no meeting in this period.", from: ["meetings"] },
  attendance: { said: "The record does not say who attended.", from: "meeting" },
  numbers: { said: "The record holds no document and no statement.", from: ["documents", "statements"] },
  activity: { said: "The record holds no event in the life of the activity.", from: ["activity"] },
  agenda: { said: "The record holds no agenda of this meeting.", from: "agenda" },
  outcomes: { said: "The record holds no agenda item, so no outcome.", from: "agenda" },
  correspondence: {
    said: "The record holds no poll that closed and no discussion that was concluded.",
    from: ["polls", "discussions"],
  },
  appointments: { said: "The record holds no appointment.", from: ["representatives"] },
  matters: { said: "The record holds no matter that needs coordination.", from: ["matters"] },
  roadmap: { said: "The record holds no change of the roadmap.", from: ["roadmap"] },
  "next-meetings": { said: "The record holds no further meeting.", from: ["meetings"] },
  "annex-agenda": { said: "The record holds no agenda of this meeting.", from: "agenda" },
  "annex-participants": { said: "The record does not say who took part.", from: "meeting" },
  "annex-documents": { said: "The record holds no document.", from: ["documents"] },
};

/** What stands in a section of which nothing is known. */
export const nothingKnown = (section: ReportSection): string => NOTHING[section].said;

/** Where it would be, were it known. */
export function whereNothingIs(section: ReportSection, meeting: number | undefined): RecordSource[] {
  const { from } = NOTHING[section];
  if (typeof from !== "string") return from.map((one) => LISTS[one]);
  if (meeting === undefined) return [LISTS.meetings];
  if (from === "meeting") return [sourceOf("meeting", meeting)];
  return [{ name: `agenda of meeting ${meeting}`, command: "agenda show", args: { meeting: String(meeting) } }];
}
