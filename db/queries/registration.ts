import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { member, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";

/** One registration of a person at a time. What is made for this person meanwhile by others does not wait. False: linked or forgotten meanwhile, so that nothing may be made for them. */
export async function lockPerson(db: Db, personId: number): Promise<boolean> {
  const [row] = await db
    .select({ mergedInto: person.mergedInto, forgottenAt: person.forgottenAt })
    .from(person)
    .where(eq(person.id, personId))
    .for("no key update");
  return row !== undefined && row.mergedInto === null && row.forgottenAt === null;
}

/** A claim stays as it is until the transaction ends; to be read after this, because a wait may have changed it. */
export async function lockMember(db: Db, id: number): Promise<void> {
  await db.select({ id: member.id }).from(member).where(eq(member.id, id)).for("update");
}

export type Registration = {
  organizationId: number;
  category: string;
  country: string;
  email: string;
  awaitsApproval: boolean;
};

export async function addMember(
  db: Db,
  made: Registration & { activityId: number; number: number; personId: number; at: Temporal.Instant },
): Promise<number> {
  const { at, ...values } = made;
  return onlyRow(
    await db
      .insert(member)
      .values({ ...values, registeredAt: at })
      .returning({ id: member.id }),
  ).id;
}

export type Contact = { country: string; email: string };

/** How a member is reached; whom they speak for is a row of its own. */
export async function changeContact(db: Db, memberId: number, changed: Contact): Promise<void> {
  await db.update(member).set(changed).where(eq(member.id, memberId));
}

/** False when somebody was faster. Of a category that needs an approval it is the approval. */
export async function confirmMember(
  db: Db,
  memberId: number,
  { by, at, appointedIn }: { by: number; at: Temporal.Instant; appointedIn?: string | undefined },
): Promise<boolean> {
  const rows = await db
    .update(member)
    .set({ confirmedAt: at, confirmedBy: by, awaitsApproval: false, ...(appointedIn ? { appointedIn } : {}) })
    .where(and(eq(member.id, memberId), isNull(member.confirmedAt), isNull(member.endedAt)))
    .returning({ id: member.id });
  return rows.length > 0;
}

/** Powers of an activity are given and ended one at a time, so that the last one cannot be ended twice. */
export async function lockHolders(db: Db, activityId: number): Promise<void> {
  const held = and(eq(role.activityId, activityId), isNull(role.until));
  await db.select({ id: role.id }).from(role).where(held).orderBy(asc(role.id)).for("update");
}
