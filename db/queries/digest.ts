import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { isNot } from "../literal.ts";
import { digest } from "../schema/digest.ts";
import { member, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type DigestReader = {
  personId: number;
  every: "daily" | "weekly";
  hour: number;
  /** Null: the activity's. */
  zone: string | null;
  /** Null: they have had none yet. */
  until: Temporal.Instant | null;
};

/** Everybody in the activity who wants a digest, or one of them. */
export async function digestReaders(db: Db, activityId: number, personId?: number): Promise<DigestReader[]> {
  const takesPart = or(
    sql`exists (select from ${member} where ${member.activityId} = ${activityId} and ${member.personId} = ${person.id} and not ${member.awaitsApproval} and ${member.endedAt} is null)`,
    sql`exists (select from ${role} where ${role.activityId} = ${activityId} and ${role.personId} = ${person.id} and ${role.until} is null)`,
  );
  const rows = await db
    .select({
      personId: person.id,
      every: person.digest,
      hour: person.digestHour,
      zone: person.zone,
      until: digest.until,
    })
    .from(person)
    .leftJoin(digest, and(eq(digest.personId, person.id), eq(digest.activityId, activityId)))
    .where(
      and(
        personId === undefined ? undefined : eq(person.id, personId),
        isNot(person.digest, "off"),
        isNull(person.mergedInto),
        isNull(person.forgottenAt),
        takesPart,
      ),
    )
    .orderBy(person.id);
  return rows.flatMap(({ every, ...row }) => (every === "off" ? [] : [{ ...row, every }]));
}

/** True for whoever is the first to note that this person has had it until then. */
export async function noteDigest(db: Db, of: { activityId: number; personId: number; until: Temporal.Instant }) {
  const rows = await db
    .insert(digest)
    .values(of)
    .onConflictDoUpdate({
      target: [digest.activityId, digest.personId],
      set: { until: of.until },
      setWhere: sql`${digest.until} < ${of.until.toString()}::timestamptz`,
    })
    .returning({ personId: digest.personId });
  return rows.length > 0;
}
