import { and, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { link, linkConsent, linkTry } from "../schema/link.ts";
import { role } from "../schema/member.ts";
import { account } from "../schema/person.ts";

export type Link = typeof link.$inferSelect;
export type NewLink = Pick<Link, "codeHash" | "makerId" | "makerAccountId" | "madeAt" | "expiresAt">;

/** The earlier codes of this person are good no longer. */
export async function addLink(db: Db, made: NewLink): Promise<number> {
  await db
    .update(link)
    .set({ state: "refused" })
    .where(and(eq(link.makerId, made.makerId), eq(link.state, "made")));
  return onlyRow(await db.insert(link).values(made).returning({ id: link.id })).id;
}

/** The link of a code that nobody has typed yet, nobody else's until the transaction ends. */
export async function lockLinkOfCode(db: Db, codeHash: string, now: Temporal.Instant): Promise<Link | undefined> {
  const good = and(eq(link.codeHash, codeHash), is(link.state, "made"), gt(link.expiresAt, now));
  const [row] = await db.select().from(link).where(good).for("update");
  return row;
}

export async function lockLink(db: Db, id: number): Promise<Link | undefined> {
  const [row] = await db.select().from(link).where(eq(link.id, id)).for("update");
  return row;
}

export async function linkById(db: Db, id: number): Promise<Link | undefined> {
  const [row] = await db.select().from(link).where(eq(link.id, id));
  return row;
}

export type LinkChange = Partial<
  Pick<Link, "typerId" | "typerAccountId" | "expiresAt" | "makerAgreedAt" | "typerAgreedAt" | "state">
>;

export async function changeLink(db: Db, id: number, changed: LinkChange): Promise<void> {
  await db.update(link).set(changed).where(eq(link.id, id));
}

/** What else was under way between accounts of these persons is off. */
export async function dropOtherLinks(db: Db, keptId: number, persons: number[]): Promise<void> {
  const theirs = or(inArray(link.makerId, persons), inArray(link.typerId, persons));
  const underWay = inArray(link.state, ["made", "typed", "waiting"]);
  await db
    .update(link)
    .set({ state: "refused" })
    .where(and(theirs, underWay, ne(link.id, keptId)));
}

export type AccountInLink = { platform: string; name: string; account: string };

export async function accountInLink(db: Db, accountId: number): Promise<AccountInLink | undefined> {
  const { platform, name, account: handle } = account;
  const [row] = await db.select({ platform, name, account: handle }).from(account).where(eq(account.id, accountId));
  return row;
}

/** Wrong codes this person typed since `since`; the row is theirs until the transaction ends. */
export async function triesOf(db: Db, personId: number, since: Temporal.Instant) {
  await db.insert(linkTry).values({ personId, tries: 0, since }).onConflictDoNothing();
  const [row] = await db.select().from(linkTry).where(eq(linkTry.personId, personId)).for("update");
  return onlyRow(row ? [row] : []);
}

export async function setTries(db: Db, personId: number, tries: number, since: Temporal.Instant): Promise<void> {
  await db.update(linkTry).set({ tries, since }).where(eq(linkTry.personId, personId));
}

export type HeldPower = { activityId: number; slug: string; personId: number; role: RoleName };

/** The powers these persons hold now, in all activities. */
export async function powersOf(db: Db, persons: number[]): Promise<HeldPower[]> {
  return await db
    .select({ activityId: role.activityId, slug: activity.slug, personId: role.personId, role: role.role })
    .from(role)
    .innerJoin(activity, eq(activity.id, role.activityId))
    .where(and(inArray(role.personId, persons), isNull(role.until)));
}

/** An activity where the link has to be agreed to. False when it was asked before. */
export async function askConsent(db: Db, linkId: number, activityId: number): Promise<boolean> {
  const asked = db.insert(linkConsent).values({ linkId, activityId }).onConflictDoNothing();
  return (await asked.returning({ id: linkConsent.linkId })).length > 0;
}

export async function giveConsent(
  db: Db,
  consent: { linkId: number; activityId: number; by: number; at: Temporal.Instant },
): Promise<boolean> {
  const { linkId, activityId, by, at } = consent;
  const open = and(
    eq(linkConsent.linkId, linkId),
    eq(linkConsent.activityId, activityId),
    isNull(linkConsent.agreedAt),
  );
  const rows = await db
    .update(linkConsent)
    .set({ agreedBy: by, agreedAt: at })
    .where(open)
    .returning({ id: linkConsent.linkId });
  return rows.length > 0;
}

/** How many activities still have to agree. */
export async function openConsents(db: Db, linkId: number): Promise<number> {
  const open = and(eq(linkConsent.linkId, linkId), isNull(linkConsent.agreedAt));
  const [row] = await db
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(linkConsent)
    .where(open);
  return row?.n ?? 0;
}
