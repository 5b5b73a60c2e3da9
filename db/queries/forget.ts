import { and, eq, getTableColumns, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { FOLLOWING } from "../following.ts";
import { FORMER, PERSONAL, type Personal } from "../personal.ts";
import { activity } from "../schema/activity.ts";
import { seat } from "../schema/box.ts";
import { member, organization, role } from "../schema/member.ts";
import { account, person } from "../schema/person.ts";
import { budget } from "../schema/work.ts";
import type { Marks } from "./remove-marks.ts";

const oneself = (db: Db, personId: number) =>
  db
    .select({ id: person.id })
    .from(person)
    .where(or(eq(person.id, personId), eq(person.mergedInto, personId)))
    .orderBy(person.id)
    .$dynamic();

/** The person and those who were linked with them. */
export async function personsOf(db: Db, personId: number): Promise<number[]> {
  return (await oneself(db, personId)).map((row) => row.id);
}

/** The same, locked, so that nothing is made for them meanwhile: all are forgotten together. */
export async function lockOneself(db: Db, personId: number): Promise<number[]> {
  return (await oneself(db, personId).for("no key update")).map((row) => row.id);
}

export async function marksOf(db: Db, persons: number[]): Promise<Marks> {
  const [called, reached, accounts] = await Promise.all([
    db.select({ name: person.name }).from(person).where(inArray(person.id, persons)),
    db.selectDistinct({ email: member.email }).from(member).where(inArray(member.personId, persons)),
    db
      .select({ name: account.name, platform: account.platform, handle: account.account })
      .from(account)
      .where(inArray(account.personId, persons)),
  ]);
  const names = [...new Set([...called, ...accounts].map((row) => row.name))].filter((name) => name !== FORMER);
  const emails = reached.flatMap((row) => (row.email === null ? [] : [row.email]));
  const ofOthers = await marksOfOthers(db, persons, [...names, ...emails]);
  const alone = (mark: string) => !ofOthers.all.has(mark.toLowerCase());
  return {
    names: names.filter(alone),
    called: names.filter((name) => !ofOthers.organizations.has(name.toLowerCase())),
    emails: emails.filter(alone),
    handles: accounts.filter((row) => row.platform === "web").map((row) => row.handle),
  };
}

/** Of these, in lower case, what somebody else is called or reached by, too: in the words of others it may mean them. */
async function marksOfOthers(db: Db, persons: number[], marks: string[]) {
  if (marks.length === 0) return { all: new Set<string>(), organizations: new Set<string>() };
  const wanted = marks.map((mark) => mark.toLowerCase());
  const other = notInArray(member.personId, persons);
  const spokenFor = db.select({ id: member.organizationId }).from(member).where(other);
  const inUse = or(isNotNull(organization.list), inArray(organization.id, spokenFor));
  const contact = sql<string>`lower(${activity.charter} #>> '{contact,email}')`;
  const name = sql<string>`lower(${person.name})`;
  const email = sql<string>`lower(${member.email})`;
  const [organizations, ...rest] = await Promise.all([
    db
      .select({ mark: organization.nameKey })
      .from(organization)
      .where(and(inArray(organization.nameKey, wanted), inUse)),
    db
      .select({ mark: name })
      .from(person)
      .where(and(inArray(name, wanted), notInArray(person.id, persons), isNull(person.mergedInto))),
    db
      .select({ mark: email })
      .from(member)
      .where(and(inArray(email, wanted), other)),
    db.select({ mark: contact }).from(activity).where(inArray(contact, wanted)),
  ]);
  const marked = (rows: { mark: string }[]) => new Set(rows.map((row) => row.mark));
  return { all: marked([...organizations, ...rest.flat()]), organizations: marked(organizations) };
}

export type Belonging = { activityId: number; memberId: number };

/** The affiliations that last. */
export async function currentMemberships(db: Db, persons: number[]): Promise<Belonging[]> {
  return await db
    .select({ activityId: member.activityId, memberId: member.id })
    .from(member)
    .where(and(inArray(member.personId, persons), isNull(member.endedAt)))
    .orderBy(member.id);
}

/** Where somebody took part at any time: their name may stand on a card there. */
export async function activitiesOf(db: Db, persons: number[]): Promise<number[]> {
  const rows = await db
    .select({ id: member.activityId })
    .from(member)
    .where(inArray(member.personId, persons))
    .union(db.select({ id: role.activityId }).from(role).where(inArray(role.personId, persons)))
    .union(db.select({ id: seat.activityId }).from(seat).where(inArray(seat.personId, persons)));
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

export async function endAllRoles(db: Db, persons: number[], at: Temporal.Instant): Promise<RoleName[]> {
  const held = and(inArray(role.personId, persons), isNull(role.until));
  return (await db.update(role).set({ until: at }).where(held).returning({ role: role.role })).map((row) => row.role);
}

/** What was still to come ends, as `FOLLOWING` says. */
export async function endWhatIsToCome(db: Db, persons: number[]): Promise<void> {
  for (const { column, while: open, ends } of FOLLOWING) {
    const table = column.table as PgTable;
    const theirs = and(inArray(column, persons), open);
    if (ends === "no row") await db.delete(table).where(theirs);
    else if (ends) await db.update(table).set(ends).where(theirs);
  }
}

/** What was counted for posts to their accounts, which names the accounts. */
async function dropBudgets(db: Db, persons: number[]): Promise<void> {
  const { platform, workspace, account: handle } = account;
  const theirs = db.select({ platform, workspace, handle }).from(account).where(inArray(account.personId, persons));
  await db.delete(budget).where(sql`(${budget.platform}, ${budget.workspace}, ${budget.channel}) in ${theirs}`);
}

/** Writes over all that is theirs, as `PERSONAL` says; accounts go last, because others are found through them. */
export async function blank(db: Db, persons: number[], at: Temporal.Instant): Promise<void> {
  await dropBudgets(db, persons);
  const ofAccounts = db.select({ id: account.id }).from(account).where(inArray(account.personId, persons));
  for (const { of, through, leaves } of PERSONAL) {
    const theirs = through === "account" ? inArray(of, ofAccounts) : inArray(of, persons);
    const table = of.table as PgTable;
    if (leaves === "no row") await db.delete(table).where(theirs);
    else await db.update(table).set(onlyFilled(table, leaves)).where(theirs);
  }
  await db.update(person).set({ forgottenAt: at, named: true, digest: "off" }).where(inArray(person.id, persons));
}

/** What is empty stays empty, so that no text appears where there was none. */
function onlyFilled(table: PgTable, leaves: Exclude<Personal["leaves"], "no row">): Record<string, SQL | null> {
  const columns = getTableColumns(table);
  return Object.fromEntries(
    Object.entries(leaves).map(([key, left]) => {
      const column = columns[key];
      if (!column) throw new Error(`there is no column ${key}`);
      return [key, left === null ? null : sql`case when ${column} is null then null else ${left} end`];
    }),
  );
}
