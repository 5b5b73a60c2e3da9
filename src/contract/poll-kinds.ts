/** What a ballot says, and how it is counted: one declaration each in `src/services/poll/kinds`. */
export const POLL_KINDS = ["single", "multiple", "ranked", "score", "time", "approve"] as const;
export type PollKindName = (typeof POLL_KINDS)[number];
