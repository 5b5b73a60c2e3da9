import { Problem } from "#core/contract/problem.ts";
import { nameKey } from "#db/queries/member.ts";
import type { EntryStatus } from "#db/queries/roadmap.ts";

export const STATUSES = [
  { value: "planned", label: "Planned" },
  { value: "draft", label: "Draft" },
  { value: "in-approval", label: "In approval" },
  { value: "published", label: "Published" },
  { value: "withdrawn", label: "Withdrawn" },
] as const;

/** How other bodies' tables say it. */
const SAID: Record<EntryStatus, readonly string[]> = {
  planned: ["planned", "proposed", "work item", "not started", "new", "new work item", "preliminary"],
  draft: ["draft", "working draft", "in progress", "under development", "ongoing", "under study", "committee draft"],
  "in-approval": [
    "in approval",
    "under approval",
    "approval",
    "ballot",
    "in ballot",
    "enquiry",
    "consented",
    "final draft",
  ],
  published: ["published", "approved", "in force", "final", "recommendation", "released"],
  withdrawn: ["withdrawn", "superseded", "obsolete", "deprecated", "cancelled", "canceled", "deleted", "abandoned"],
};
const KNOWN = new Map(
  Object.entries(SAID).flatMap(([status, words]) => words.map((word) => [word, status as EntryStatus])),
);

/** Undefined for a word that says none of them. */
export const statusSaid = (text: string): EntryStatus | undefined => KNOWN.get(nameKey(text.replaceAll(/[-_]/g, " ")));

export function unknownStatus(text: string): Problem {
  const known = STATUSES.map(({ value }) => value).join(", ");
  const message = `"${text.slice(0, 60)}" is no status of a deliverable.`;
  return new Problem({ code: "invalid", message, hint: `Write one of: ${known}.`, field: "status" });
}
