import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Board } from "./board.ts";
import type { Call, Place } from "./call.ts";
import type { Card } from "./card.ts";
import type { Charter, RoleName } from "./charter.ts";
import type { Declaration } from "./command.ts";
import type { Reminders } from "./reminders.ts";
import type { ReportPart } from "./report.ts";
import type { Thread } from "./thread.ts";
import type { Together } from "./together.ts";

/** The transaction of a writing call, or a reading connection. Services never open one. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface Clock {
  now(): Temporal.Instant;
}

/** Where chance comes from, so that a test can set it. */
export interface Chance {
  /** `bytes` random bytes as lower-case hexadecimal. */
  hex(bytes: number): string;
}

/** One object for the whole process: a changed setting holds everywhere at once. `over`: terminated or replaced. */
export type Activity = { id: number; slug: string; zone: string; charter: Charter; over?: boolean };

/** A person's membership as it stands now; `counts` says whether the category may count at all, `confirmed` whether the affiliation is no longer only a claim. */
export type Membership = {
  id: number;
  category: string;
  organization: { id: number; name: string; representativeId: number | null };
  confirmed: boolean;
  counts: boolean;
};

export type PersonActor = {
  kind: "person";
  person: number;
  account: number;
  name: string;
  roles: RoleName[];
  membership: Membership | undefined;
  /** The organization of a registration that waits for an approval: until then there is no membership. */
  waitsFor: string | undefined;
};
export type Actor = PersonActor | { kind: "clock" };

/** What happened, for the append-only audit: ids only, never what was typed or chosen. `show` is the call of the button that shows what was made, `refresh` the thing whose card shows it. */
export type Event = {
  what: string;
  ids: Record<string, number | number[]>;
  show?: Call;
  refresh?: { of: string; ofId: number };
};

export type Context = {
  db: Db;
  now: Temporal.Instant;
  chance: Chance;
  activity: Activity;
  actor: Actor;
  /** Where it was asked; none in the portal or by the clock. */
  at: Place | undefined;
  /** What people call that channel, where the platform said it. */
  roomName: string | undefined;
  /** What a person could type, and what stands before it on the asker's platform: "/jca ". */
  commands: readonly Declaration[];
  /** Things that have a live face, by their noun. */
  cards: ReadonlyMap<string, Card>;
  /** What is heard in threads, by the noun of their cards. */
  threads: ReadonlyMap<string, Thread>;
  prefix: string;
  /** What people write in threads where it was asked can be read. */
  heardHere: boolean;
  /** What people are reminded of, by kind. */
  reminders: ReadonlyMap<string, Reminders>;
  /** What each noun puts on the board. */
  boards: readonly Board[];
  /** What each noun says in reports. */
  reports: readonly ReportPart[];
  together: Together;
  /** Where people reach this bot over HTTP, without a slash at its end; undefined when nobody said it. */
  address?: string | undefined;
  /** Keeps the event for the audit; it is written at the end of the call, and only when all of the call is. */
  record(event: Event): Promise<void>;
};

/** A context whose actor is a person: what every command but the clock's gets. */
export type PersonContext = Context & { actor: PersonActor };
