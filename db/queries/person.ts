import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Account, Place } from "#core/contract/call.ts";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { member, organization, role } from "../schema/member.ts";
import { account, person } from "../schema/person.ts";
import { room } from "../schema/room.ts";

const SEEN_AGAIN_MS = 3_600_000;

/** `roomId`: the bound room where they ask. */
export type KnownAccount = {
  accountId: number;
  personId: number;
  name: string;
  lastRoomId: number | null;
  roomId: number | null;
};

/** `in…`: where they ask; null in a direct message, which is no bound room. */
type Asking = {
  platform: string;
  workspace: string;
  account: string;
  inPlatform: string | null;
  inWorkspace: string | null;
  inChannel: string | null;
};

const accountAt = compiled((db: Db, given: Slots<Asking>) =>
  db
    .select({
      accountId: account.id,
      personId: account.personId,
      name: account.name,
      lastRoomId: account.lastRoomId,
      usedAt: account.usedAt,
      roomId: sql<number | null>`(select ${room.id} from ${room} where ${room.platform} = ${given.inPlatform}
        and ${room.workspace} = ${given.inWorkspace} and ${room.channel} = ${given.inChannel}
        and ${room.unboundAt} is null)`.mapWith(room.id),
    })
    .from(account)
    .where(
      and(
        eq(account.platform, given.platform),
        eq(account.workspace, given.workspace),
        eq(account.account, given.account),
      ),
    ),
);

/** The person behind an account; the first contact makes one. A name changed on the platform is taken over. */
export async function meetAccount(db: Db, of: Account, now: Temporal.Instant, at?: Place): Promise<KnownAccount> {
  const known = await findAccount(db, of, at);
  if (!known) return await firstContact(db, of, now, at);
  const stale = or(
    lt(account.usedAt, now.subtract({ milliseconds: SEEN_AGAIN_MS })),
    sql`${account.name} <> ${of.name}`,
  );
  if (known.name !== of.name || known.usedAt.until(now).total("milliseconds") > SEEN_AGAIN_MS) {
    await db
      .update(account)
      .set({ usedAt: now, name: of.name })
      .where(and(eq(account.id, known.accountId), stale));
    const unnamed = and(eq(person.id, known.personId), eq(person.named, false));
    if (known.name !== of.name) await db.update(person).set({ name: of.name }).where(unnamed);
  }
  return { ...known, name: of.name };
}

async function findAccount(db: Db, { platform, workspace, account: id }: Account, at: Place | undefined) {
  const place = {
    inPlatform: at?.platform ?? null,
    inWorkspace: at?.workspace ?? null,
    inChannel: at?.channel ?? null,
  };
  const [row] = await accountAt(db, { platform, workspace, account: id, ...place });
  return row;
}

async function firstContact(db: Db, of: Account, now: Temporal.Instant, at: Place | undefined): Promise<KnownAccount> {
  const { platform, workspace, account: id, name } = of;
  const made = onlyRow(await db.insert(person).values({ name }).returning({ id: person.id }));
  const [row] = await db
    .insert(account)
    .values({ personId: made.id, platform, workspace, account: id, name, usedAt: now })
    .onConflictDoNothing()
    .returning({ id: account.id });
  if (!row) await db.delete(person).where(eq(person.id, made.id));
  const known = await findAccount(db, of, at);
  if (!known) throw new Error("the account was not written");
  return known;
}

export async function rememberRoom(db: Db, accountId: number, roomId: number): Promise<void> {
  await db.update(account).set({ lastRoomId: roomId }).where(eq(account.id, accountId));
}

export type Standing = {
  roles: RoleName[];
  membership:
    | {
        id: number;
        category: string;
        organization: { id: number; name: string; representativeId: number | null };
        confirmed: boolean;
      }
    | undefined;
};

const standing = compiled((db: Db, { activityId, personId }: Slots<{ activityId: number; personId: number }>) =>
  db
    .select({
      roles: sql<string>`(select coalesce(string_agg(${role.role}, ',' order by ${role.role}), '') from ${role}
        where ${role.activityId} = ${activityId} and ${role.personId} = ${personId} and ${role.until} is null)`,
      id: member.id,
      category: member.category,
      confirmedAt: member.confirmedAt,
      organizationId: organization.id,
      organizationName: organization.name,
      representativeId: organization.representativeId,
    })
    .from(person)
    .leftJoin(
      member,
      and(
        eq(member.personId, person.id),
        eq(member.activityId, activityId),
        isNull(member.endedAt),
        eq(member.awaitsApproval, false),
      ),
    )
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(person.id, personId)),
);

/** Powers and membership of a person in an activity, in one look. */
export async function standingOf(db: Db, activityId: number, personId: number): Promise<Standing> {
  const [row] = await standing(db, { activityId, personId });
  if (!row) return { roles: [], membership: undefined };
  const held = row.roles === "" ? [] : (row.roles.split(",") as RoleName[]);
  if (row.id === null || row.category === null || row.organizationId === null || row.organizationName === null)
    return { roles: held, membership: undefined };
  return {
    roles: held,
    membership: {
      id: row.id,
      category: row.category,
      organization: { id: row.organizationId, name: row.organizationName, representativeId: row.representativeId },
      confirmed: row.confirmedAt !== null,
    },
  };
}

/** The account a direct message goes to: the one used last. */
export async function accountsToReach(db: Db, personIds: number[]): Promise<Map<number, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([account.personId], { personId: account.personId, id: account.id })
    .from(account)
    .where(sql`${account.personId} = any(${sql.param(personIds)}::bigint[])`)
    .orderBy(account.personId, sql`${account.usedAt} desc`, account.id);
  return new Map(rows.map((row) => [row.personId, row.id]));
}

/** Accounts of persons, for views that name them. */
export async function accountsOf(db: Db, personIds: number[]): Promise<Map<number, Account[]>> {
  const found = new Map<number, Account[]>();
  if (personIds.length === 0) return found;
  const rows = await db
    .select({
      personId: account.personId,
      platform: account.platform,
      workspace: account.workspace,
      account: account.account,
      name: account.name,
    })
    .from(account)
    .where(sql`${account.personId} = any(${sql.param(personIds)}::bigint[])`);
  for (const { personId, ...of } of rows) found.set(personId, [...(found.get(personId) ?? []), of]);
  return found;
}
