import type { RoomVisibility } from "./charter.ts";
import type { PersonContext } from "./context.ts";
import type { ReportKind, ReportSection } from "./report-kinds.ts";

/** Where the record says it: "poll 3", what it is about, and the call that shows it. */
export type RecordSource = {
  name: string;
  about?: string;
  command: string;
  args: Record<string, string>;
  /** Where the thing itself can be read. */
  link?: string;
};

/** A person is named as they are called when it is read. */
export type Said = string | { person: number };

/** One thing the record says, with where it says so. `label`: what it is, where a section is a list of facts. */
export type RecordSentence = { label?: string; said: Said[]; sources: [RecordSource, ...RecordSource[]] };

/** What a report is about. `meeting`: its id. Half-open; without `since` from the beginning. */
export type Covered = {
  kind: ReportKind;
  meeting?: number;
  since?: Temporal.Instant;
  until: Temporal.Instant;
  /** What is asked: from where the report before this one stopped until now, because it is drafted after the meeting. */
  asks: { since?: Temporal.Instant; until: Temporal.Instant };
  /** Things that whoever reads the report may see. */
  visible: RoomVisibility[];
};

/**
 * What a noun says in reports, by section: nothing but what its record holds. Found by path: `services/<noun>/report-part.ts` exports it as `reportPart`.
 */
export type ReportPart = {
  [Section in ReportSection]?: (ctx: PersonContext, covers: Covered) => Promise<RecordSentence[]>;
};

export const defineReportPart = (part: ReportPart): ReportPart => part;
