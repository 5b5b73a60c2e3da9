import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { member } from "../schema/member.ts";
import { person } from "../schema/person.ts";

/** One registration of a person at a time. What is made for this person meanwhile by others does not wait. */
export async function lockPerson(db: Db, personId: number): Promise<void> {
  await db.select({ id: person.id }).from(person).where(eq(person.id, personId)).for("no key update");
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

/** `claimed`: the affiliation itself changed, so that it waits for a confirmation again. */
export async function changeMember(db: Db, memberId: number, changed: Registration, claimed: boolean): Promise<void> {
  const unconfirmed = claimed ? { confirmedAt: null, confirmedBy: null } : {};
  await db
    .update(member)
    .set({ ...changed, ...unconfirmed })
    .where(eq(member.id, memberId));
}

/** False when somebody was faster. */
export async function confirmMember(db: Db, memberId: number, by: number, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(member)
    .set({ confirmedAt: at, confirmedBy: by })
    .where(and(eq(member.id, memberId), isNull(member.confirmedAt)))
    .returning({ id: member.id });
  return rows.length > 0;
}
