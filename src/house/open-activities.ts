import { CharterError } from "#core/charter/charter-error.ts";
import { compareCharters } from "#core/charter/compare-charters.ts";
import { explainIssue, writePath } from "#core/charter/explain-issue.ts";
import type { LoadedCharter } from "#core/charter/load-charters.ts";
import { type Charter, charterSchema, ROLE_NAMES } from "#core/contract/charter.ts";
import { newCode } from "#core/contract/code.ts";
import type { Activity, Chance, Db } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import type { Reminders } from "#core/contract/reminders.ts";
import { hashOfCode } from "#core/services/activity/claim.ts";
import { planUnplanned, scheduleFromCharter } from "#core/services/meeting/from-charter.ts";
import {
  addActivity,
  addClaimCode,
  listActivities,
  replaceClaimCode,
  type StoredActivity,
} from "#db/queries/activity.ts";
import { holdersOf } from "#db/queries/member.ts";

type Opening = {
  db: Db;
  charters: readonly LoadedCharter[];
  reminders: ReadonlyMap<string, Reminders>;
  now: Temporal.Instant;
  log: Log;
  /** What comes into an activity in the same transaction that makes it. */
  seed?(db: Db, activity: Activity, now: Temporal.Instant): Promise<void>;
};

/** The activities of this installation, by slug; `made` are those that a charter has just made. */
export async function openActivities(
  opening: Opening,
): Promise<{ activities: Map<string, Activity>; made: Activity[] }> {
  const { db, log, charters, reminders } = opening;
  const before = new Set((await listActivities(db)).map((one) => one.slug));
  for (const { charter } of charters) {
    if (!before.has(charter.slug)) await makeActivity(opening, charter);
  }
  const activities = new Map<string, Activity>();
  for (const stored of await listActivities(db)) activities.set(stored.slug, readStored(stored));
  for (const activity of activities.values()) {
    await db.transaction(async (tx) => {
      await scheduleFromCharter(tx, { activity, now: opening.now, reminders });
      await planUnplanned(tx, { activity, now: opening.now, reminders });
    });
  }
  for (const { file, charter } of charters)
    warnOfDifferences(log, file, activities.get(charter.slug)?.charter, charter);
  return { activities, made: [...activities.values()].filter((activity) => !before.has(activity.slug)) };
}

/** Made together with its seed or not at all; by one process alone. */
async function makeActivity({ db, now, seed }: Opening, charter: Charter): Promise<void> {
  const { slug, zone } = charter;
  await db.transaction(async (tx) => {
    const id = await addActivity(tx, { slug, charter, at: now });
    if (id !== undefined) await seed?.(tx, { id, slug, zone, charter }, now);
  });
}

function readStored({ id, slug, charter: stored }: StoredActivity): Activity {
  const { data: charter, error } = charterSchema.safeParse(stored);
  if (charter) return { id, slug, zone: charter.zone, charter };
  const [fault] = error.issues.flatMap((issue) => explainIssue(issue, charterSchema, stored));
  const where = fault ? `${writePath(fault.at) || "the charter"}: ${fault.says}` : "expected a charter";
  throw new CharterError([
    `The charter of the activity "${slug}" in the database cannot be used: ${where}. Start the version that wrote it, or correct it in the column charter of the table activity.`,
  ]);
}

/** A changed file changes nothing by itself: the record holds. */
function warnOfDifferences(log: Log, file: string, stored: Charter | undefined, loaded: Charter): void {
  const differences = stored ? compareCharters(stored, loaded) : [];
  if (differences.length > 0) {
    log.warn({ file, differences }, "this charter differs from the record; the record holds and nothing was changed");
  }
}

const CLAIM_GROUPS = 3;

/** Where nobody holds a role yet, a code for the first one is told in the log: once, or again when it is asked for and not used. */
export async function tellClaimCodes(opening: {
  db: Db;
  activities: Iterable<Activity>;
  chance: Chance;
  log: Log;
  again: boolean;
}): Promise<void> {
  for (const activity of opening.activities) {
    if ((await holdersOf(opening.db, activity.id, [...ROLE_NAMES])).length > 0) continue;
    const code = newCode(opening.chance, CLAIM_GROUPS);
    const fresh = await addClaimCode(opening.db, activity.id, hashOfCode(code));
    const told = fresh || (opening.again && (await replaceClaimCode(opening.db, activity.id, hashOfCode(code))));
    if (told)
      opening.log.warn(
        { activity: activity.slug, claimCode: code },
        "claim code for the first co-chair or the secretariat: type activity claim with it; it works once",
      );
  }
}
