import type { Statement } from "#db/queries/statement.ts";

type Stands = Pick<Statement, "state" | "purpose" | "deadlineAt">;

/** An answer is still to be given. */
export const isOwed = ({ state, purpose }: Stands) =>
  purpose !== "information" && (state === "received" || state === "assigned");

export const isOver = ({ deadlineAt }: Stands, now: Temporal.Instant) =>
  deadlineAt !== null && Temporal.Instant.compare(deadlineAt, now) <= 0;
