import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slot, type Slots } from "../compiled.ts";
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
  const rows =
    personId === undefined ? await allReaders(db, { activityId }) : await oneReader(db, { activityId, personId });
  return rows.flatMap(({ every, ...row }) => (every === "off" ? [] : [{ ...row, every }]));
}

const allReaders = compiled((db: Db, { activityId }: Slots<{ activityId: number }>) => readers(db, activityId));
const oneReader = compiled((db: Db, { activityId, personId }: Slots<{ activityId: number; personId: number }>) =>
  readers(db, activityId, eq(person.id, personId)),
);

function readers(db: Db, activityId: Slot<number>, only?: SQL) {
  const takesPart = or(
    sql`exists (select from ${member} where ${member.activityId} = ${activityId} and ${member.personId} = ${person.id} and not ${member.awaitsApproval} and ${member.endedAt} is null)`,
    sql`exists (select from ${role} where ${role.activityId} = ${activityId} and ${role.personId} = ${person.id} and ${role.until} is null)`,
  );
  return db
    .select({
      personId: person.id,
      every: person.digest,
      hour: person.digestHour,
      zone: person.zone,
      until: digest.until,
    })
    .from(person)
    .leftJoin(digest, and(eq(digest.personId, person.id), eq(digest.activityId, activityId)))
    .where(and(only, isNot(person.digest, "off"), isNull(person.mergedInto), isNull(person.forgottenAt), takesPart))
    .orderBy(person.id);
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
