import type { Place, Workspace } from "#core/contract/call.ts";
import type { Activity, Actor, Context, Db, Event } from "#core/contract/context.ts";
import { type AuditEntry, writeAudit, writeAuditOf } from "#db/queries/record.ts";
import type { Thing } from "#db/queries/work.ts";
import { databaseCode } from "./database-code.ts";

type Recorded = { activity: Activity; inbound: Workspace & { id: string }; at: Place | undefined };

export type Recorder = {
  record: Context["record"];
  /** In their order. `last` is on its way: one statement, which may go out together with the commit. */
  write(db: Db): Promise<{ last: Promise<void> }>;
};

/** Another call makes the card that an event says has changed: when it is there, the call runs again. */
export class NoCard extends Error {
  readonly card: Thing & { activityId: number };

  constructor(card: Thing & { activityId: number }, cause: unknown) {
    super(`${card.of} ${card.ofId} is getting its card`, { cause });
    this.card = card;
  }
}

/** The events of one call. The first stands for the whole call, or the first that has something to show. */
export function createRecorder(
  { activity, inbound, at: place }: Recorded,
  actor: Actor,
  at: Temporal.Instant,
): Recorder {
  const who = actor.kind === "person" ? actor : undefined;
  const { platform, workspace } = place ?? inbound;
  const from = who && { platform, workspace, ...(place ? { channel: place.channel } : {}) };
  const by = { personId: who?.person ?? null, accountId: who?.account ?? null, ...(from ? { from } : {}) };
  const entries: AuditEntry[] = [];
  return {
    async record({ show, ...event }: Event) {
      const shown = show ? { show: { ...show, activity: activity.slug } } : {};
      entries.push({ ...event, ...shown, ...by, activityId: activity.id, at });
    },
    async write(db) {
      const stands = entries.find(({ show }) => show) ?? entries[0];
      let last = Promise.resolve();
      for (const entry of entries) {
        await last;
        if (entry === stands) last = standing(db, entry, inbound);
        else await writeAudit(db, entry);
      }
      return { last };
    },
  };
}

async function standing(db: Db, entry: AuditEntry, inbound: Recorded["inbound"]): Promise<void> {
  try {
    await writeAuditOf(db, entry, inbound);
  } catch (error) {
    if (entry.refresh && databaseCode(error) === NOT_NULL_VIOLATION)
      throw new NoCard({ ...entry.refresh, activityId: entry.activityId }, error);
    throw error;
  }
}

const NOT_NULL_VIOLATION = "23502";
