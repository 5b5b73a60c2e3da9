import type { Context } from "#core/contract/context.ts";
import { noteDigest } from "#db/queries/digest.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";
import { digestsOf } from "./digest-times.ts";

/** Sends the digests whose hour has come: one to each, however many hours passed meanwhile. */
export async function sendDigests(ctx: Context): Promise<void> {
  const { activity, db, now } = ctx;
  const due: number[] = [];
  for (const { personId, dueAt, until } of await digestsOf(db, activity, now)) {
    const isDue = Temporal.Instant.compare(dueAt, now) <= 0;
    if (!isDue && until !== null) continue;
    const noted = await noteDigest(db, { activityId: activity.id, personId, until: now });
    if (noted && isDue) due.push(personId);
  }
  if (due.length === 0) return;
  const accounts = await accountsToReach(db, due);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { person } }));
  await appendPosts(db, { activityId: activity.id, notice: "digest", runAt: now, to });
  await ctx.record({ what: "digests sent", ids: { persons: due } });
}
