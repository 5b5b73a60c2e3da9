import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { member } from "../schema/member.ts";
import { account, person } from "../schema/person.ts";

export type ProfileRow = Pick<
  typeof person.$inferSelect,
  "id" | "name" | "zone" | "quietFrom" | "quietUntil" | "digest" | "digestHour"
>;

export async function profileOf(db: Db, personId: number): Promise<ProfileRow> {
  const { id, name, zone, quietFrom, quietUntil, digest, digestHour } = person;
  const rows = await db
    .select({ id, name, zone, quietFrom, quietUntil, digest, digestHour })
    .from(person)
    .where(eq(person.id, personId));
  return onlyRow(rows);
}

export type ProfileChange = Partial<Omit<ProfileRow, "id">> & { named?: true };

export async function changeProfile(db: Db, personId: number, changed: ProfileChange): Promise<void> {
  await db.update(person).set(changed).where(eq(person.id, personId));
}

/** How a member is reached in this activity. False when they are not registered in it. */
export async function changeOwnContact(
  db: Db,
  { activityId, personId }: { activityId: number; personId: number },
  changed: { email?: string; employer?: string | null },
): Promise<boolean> {
  const own = and(eq(member.activityId, activityId), eq(member.personId, personId), isNull(member.endedAt));
  return (await db.update(member).set(changed).where(own).returning({ id: member.id })).length > 0;
}

export type AccountRow = { id: number; platform: string; workspace: string; account: string; name: string };

/** The accounts of a person, in the order they came. */
export async function ownAccounts(db: Db, personId: number): Promise<AccountRow[]> {
  const { id, platform, workspace, account: handle, name } = account;
  return await db
    .select({ id, platform, workspace, account: handle, name })
    .from(account)
    .where(eq(account.personId, personId))
    .orderBy(asc(account.id));
}
