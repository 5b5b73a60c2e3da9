import type { PersonContext } from "#core/contract/context.ts";
import { noteDigest } from "#db/queries/digest.ts";
import { changeProfile, profileOf } from "#db/queries/profile.ts";
import { SHOW } from "./edit.ts";

export type SetDigest = { every: "daily" | "weekly" | "off"; hour?: number | undefined };

/** How often one is told all that waits in one message, and at which hour of one's own day. */
export async function setDigest(ctx: PersonContext, { every, hour }: SetDigest) {
  const { db, actor, activity, now } = ctx;
  await changeProfile(db, actor.person, { digest: every, ...(hour === undefined ? {} : { digestHour: hour }) });
  await noteDigest(db, { activityId: activity.id, personId: actor.person, until: now });
  await ctx.record({ what: "digest set", ids: { person: actor.person }, show: SHOW });
  const { digest, digestHour, zone } = await profileOf(db, actor.person);
  return { digest, hour: digestHour, zone: zone ?? activity.zone, weeklyOn: activity.charter.rules.digest.weeklyOn };
}
