import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { ballot } from "./schema/box.ts";
import { link, linkConsent, linkTry } from "./schema/link.ts";
import { member } from "./schema/member.ts";
import { poll } from "./schema/poll.ts";
import { reminder } from "./schema/reminder.ts";

export type Following = {
  /** Whose it is: an id of a person. */
  column: PgColumn;
  /** As long as this holds it is still to come. */
  while: SQL;
  /** Of what one person has only one: a second one is dropped. */
  one?: PgColumn[];
};

/** What follows a person when two accounts become one, beside accounts, seats, affiliations and powers. Each column that names a person stands here or below; a test sees to it. */
export const FOLLOWING: readonly Following[] = [
  { column: reminder.personId, while: sql`${reminder.state} = 'waiting'` },
];

/** What stays with its author. */
export const STAYING: readonly PgColumn[] = [
  ballot.castBy,
  link.makerId,
  link.typerId,
  linkConsent.agreedBy,
  linkTry.personId,
  member.confirmedBy,
  poll.openedBy,
];

export type OnSeat = {
  /** What hangs on a seat. */
  column: PgColumn;
  /** Of what a seat has only one with the same `of`, as long as `while` holds: the second one goes, or is changed like this. */
  one?: {
    of: PgColumn[];
    while?: SQL;
    second: "no row" | ((by: number, at: Temporal.Instant) => Record<string, unknown>);
  };
};

/** Where both had a seat in one box: what hangs on the seat that goes moves to the one that stays. Each column that names a seat stands here, but for the ballot's. */
export const ON_SEATS: readonly OnSeat[] = [];
