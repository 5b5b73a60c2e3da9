import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { onlyRow } from "../only-row.ts";
import { member, organization, role } from "../schema/member.ts";
import { account } from "../schema/person.ts";
import { sandboxMessage } from "../schema/sandbox.ts";

type Made = { key: string; channel: string; private: boolean; thread?: string; view: Message };

/** The same key again makes nothing new: the message that has it comes back. */
export async function saveSandboxMessage(db: Db, made: Made, at: Temporal.Instant): Promise<number> {
  const [row] = await db
    .insert(sandboxMessage)
    .values({ ...made, at })
    .onConflictDoNothing()
    .returning({ id: sandboxMessage.id });
  if (row) return row.id;
  const same = eq(sandboxMessage.key, made.key);
  return onlyRow(await db.select({ id: sandboxMessage.id }).from(sandboxMessage).where(same)).id;
}

export async function editSandboxMessage(db: Db, id: number, view: Message, at: Temporal.Instant): Promise<boolean> {
  const rows = await db
    .update(sandboxMessage)
    .set({ view, editedAt: at })
    .where(eq(sandboxMessage.id, id))
    .returning({ id: sandboxMessage.id });
  return rows.length > 0;
}

export async function removeSandboxMessage(db: Db, id: number): Promise<boolean> {
  const gone = db.delete(sandboxMessage).where(eq(sandboxMessage.id, id));
  return (await gone.returning({ id: sandboxMessage.id })).length > 0;
}

export async function sandboxMessagesByKey(db: Db, keys: string[]): Promise<{ key: string; id: number }[]> {
  if (keys.length === 0) return [];
  const { key, id } = sandboxMessage;
  return await db.select({ key, id }).from(sandboxMessage).where(inArray(key, keys));
}

/** A room's messages and the direct messages to one person, oldest first. */
export async function sandboxMessagesFor(db: Db, room: string, handle: string) {
  const { channel } = sandboxMessage;
  const inRoom = and(eq(sandboxMessage.private, false), eq(channel, room));
  const direct = and(eq(sandboxMessage.private, true), eq(channel, handle));
  return await db.select().from(sandboxMessage).where(or(inRoom, direct)).orderBy(asc(sandboxMessage.id));
}

export async function personActingAs(db: Db, handle: string): Promise<number | undefined> {
  const [row] = await db
    .select({ personId: account.personId })
    .from(account)
    .where(and(eq(account.platform, "web"), eq(account.workspace, "web"), eq(account.account, handle)));
  return row?.personId;
}

export type SandboxStanding = {
  role: RoleName | null;
  organization: string | null;
  confirmedAt: Temporal.Instant | null;
};

/** What each person of the sandbox holds and is in an activity, by handle; one row for each role. */
export async function sandboxStandings(db: Db, activityId: number): Promise<Map<string, SandboxStanding[]>> {
  const rows = await db
    .select({
      handle: account.account,
      role: role.role,
      organization: organization.name,
      confirmedAt: member.confirmedAt,
    })
    .from(account)
    .leftJoin(role, and(eq(role.personId, account.personId), eq(role.activityId, activityId), isNull(role.until)))
    .leftJoin(
      member,
      and(eq(member.personId, account.personId), eq(member.activityId, activityId), isNull(member.endedAt)),
    )
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(account.platform, "web"))
    .orderBy(asc(role.id));
  const found = new Map<string, SandboxStanding[]>();
  for (const { handle, ...standing } of rows) found.set(handle, [...(found.get(handle) ?? []), standing]);
  return found;
}
