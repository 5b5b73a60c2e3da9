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
  /**
   * What is asked. Of a meeting without `since`: what came up in the report's own time, and all that still waits to be asked; until the next meeting
   * begins, because it is drafted after its own. `isAsked`: whether another report of this kind, which was approved, asked it since then.
   */
  asks: {
    since?: Temporal.Instant;
    until: Temporal.Instant;
    isAsked(source: Pick<RecordSource, "command" | "args">, since: Temporal.Instant): boolean;
  };
  /** Numbers of the reports that this one is a revision of, and its own: it is no part of itself. */
  itself: number[];
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
