import { and, eq, lt, or, sql } from "drizzle-orm";
import type { Account, Place } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
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
export type Asking = {
  platform: string;
  workspace: string;
  account: string;
  inPlatform: string | null;
  inWorkspace: string | null;
  inChannel: string | null;
};

const boundRoom = (given: Slots<Asking>) =>
  sql<number | null>`(select ${room.id} from ${room} where ${room.platform} = ${given.inPlatform}
    and ${room.workspace} = ${given.inWorkspace} and ${room.channel} = ${given.inChannel}
    and ${room.unboundAt} is null)`.mapWith(room.id);

export const isAccount = (given: Slots<Asking>) =>
  and(eq(account.platform, given.platform), eq(account.workspace, given.workspace), eq(account.account, given.account));

export const placeAsked = (at: Place | undefined) => ({
  inPlatform: at?.platform ?? null,
  inWorkspace: at?.workspace ?? null,
  inChannel: at?.channel ?? null,
});

export const knownAs = (given: Slots<Asking>) => ({
  accountId: account.id,
  personId: account.personId,
  name: account.name,
  lastRoomId: account.lastRoomId,
  usedAt: account.usedAt,
  roomId: boundRoom(given),
});

const accountAt = compiled((db: Db, given: Slots<Asking>) =>
  db.select(knownAs(given)).from(account).where(isAccount(given)),
);

const isAged = (usedAt: Temporal.Instant, now: Temporal.Instant) =>
  usedAt.until(now).total("milliseconds") > SEEN_AGAIN_MS;

/** The person behind an account; the first contact makes one. A name changed on the platform is taken over. */
export async function meetAccount(db: Db, of: Account, now: Temporal.Instant, at?: Place): Promise<KnownAccount> {
  const known = await findAccount(db, of, at);
  if (!known) return await firstContact(db, of, now, at);
  const stale = or(
    lt(account.usedAt, now.subtract({ milliseconds: SEEN_AGAIN_MS })),
    sql`${account.name} <> ${of.name}`,
  );
  if (known.name !== of.name || isAged(known.usedAt, now)) {
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
  const [row] = await accountAt(db, { platform, workspace, account: id, ...placeAsked(at) });
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

/** Whether what is kept of an account is not what it is now: its name, the room it was used in, or that it is used. */
export function isNews(
  known: KnownAccount & { usedAt: Temporal.Instant },
  name: string,
  now: Temporal.Instant,
): boolean {
  const { roomId, lastRoomId } = known;
  return known.name !== name || isAged(known.usedAt, now) || (roomId !== null && roomId !== lastRoomId);
}

export async function rememberRoom(db: Db, accountId: number, roomId: number): Promise<void> {
  await db.update(account).set({ lastRoomId: roomId }).where(eq(account.id, accountId));
}

export async function isMerged(db: Db, personId: number): Promise<boolean> {
  const [row] = await db.select({ into: person.mergedInto }).from(person).where(eq(person.id, personId));
  return row?.into != null;
}

/** The account a direct message goes to: the one used last. */
export async function accountsToReach(db: Db, personIds: number[]): Promise<Map<number, number>> {
  if (personIds.length === 0) return new Map();
  const now = sql<number>`coalesce(${person.mergedInto}, ${person.id})`;
  const rows = await db
    .selectDistinctOn([person.id], { personId: person.id, mergedInto: person.mergedInto, id: account.id })
    .from(person)
    .innerJoin(account, eq(account.personId, now))
    .where(sql`${person.id} = any(${sql.param(personIds)}::bigint[])`)
    .orderBy(person.id, sql`${account.usedAt} desc`, account.id);
  const once = rows.filter((row) => row.mergedInto === null || !personIds.includes(row.mergedInto));
  return new Map(once.map((row) => [row.personId, row.id]));
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
