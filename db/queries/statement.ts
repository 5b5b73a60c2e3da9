import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { person } from "../schema/person.ts";
import { statement } from "../schema/statement.ts";
import { statementContact, statementDestination } from "../schema/statement-parts.ts";

type Row = typeof statement.$inferSelect;
export type StatementState = Row["state"];
export type Purpose = Row["purpose"];
export type Destination = { body: string; purpose: Purpose };
export type Contact = { name: string; organization: string | null; country: string | null; email: string | null };
/** `responsible`: the name of who owes the answer. */
export type Statement = Row & { responsible: string | null; approver: string | null };

const statements = (db: Db) => {
  const name = (id: PgColumn) => sql<string | null>`(select ${person.name} from ${person} where ${person.id} = ${id})`;
  return db
    .select({ row: statement, responsible: name(statement.responsibleId), approver: name(statement.approvedBy) })
    .from(statement)
    .$dynamic();
};

const flat = ({ row, ...names }: { row: Row; responsible: string | null; approver: string | null }): Statement => ({
  ...row,
  ...names,
});

/** Those that fit, in the order asked for, the newest first when none is. */
export async function statementsWhere(db: Db, where: SQL | undefined, limit?: number): Promise<Statement[]> {
  const found = statements(db).where(where).orderBy(desc(statement.number));
  return (await (limit === undefined ? found : found.limit(limit))).map(flat);
}

export async function statementNumbered(db: Db, activityId: number, number: number): Promise<Statement | undefined> {
  const [row] = await statements(db).where(and(eq(statement.activityId, activityId), eq(statement.number, number)));
  return row && flat(row);
}

export async function statementById(db: Db, id: number): Promise<Statement | undefined> {
  const [row] = await statements(db).where(eq(statement.id, id));
  return row && flat(row);
}

/** One after the other by their ids, so that two who need the same never wait for each other. */
export async function lockStatements(db: Db, ids: number[]): Promise<void> {
  await db
    .select({ id: statement.id })
    .from(statement)
    .where(inArray(statement.id, ids))
    .orderBy(asc(statement.id))
    .for("no key update");
}

/** The one that is, or was, reviewed in that discussion. */
export async function statementReviewedIn(db: Db, discussionId: number): Promise<Statement | undefined> {
  const [row] = await statements(db).where(eq(statement.discussionId, discussionId));
  return row && flat(row);
}

/** The same while it is in review, locked: nobody changes it meanwhile. */
export async function lockReviewedIn(db: Db, discussionId: number): Promise<Statement | undefined> {
  const found = await statementReviewedIn(db, discussionId);
  if (!found) return undefined;
  await lockStatements(db, [found.id]);
  const now = await statementReviewedIn(db, discussionId);
  return now?.state === "review" ? now : undefined;
}

/** Those of the discussions in which a statement is reviewed that waits for its approval. */
export async function discussionsOfReviews(db: Db, discussionIds: number[]): Promise<Set<number | null>> {
  const { discussionId, state } = statement;
  const rows = await db
    .select({ id: discussionId })
    .from(statement)
    .where(and(inArray(discussionId, discussionIds), eq(state, "review")));
  return new Set(rows.map((row) => row.id));
}

/** As people name it: its number, in its activity. */
export async function statementName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: statement.number, activity: activity.slug }).from(statement);
  return onlyRow(await named.innerJoin(activity, eq(activity.id, statement.activityId)).where(eq(statement.id, id)));
}

export type NewStatement = Omit<typeof statement.$inferInsert, "id">;
export type Around = { destinations: Destination[]; contacts: Contact[] };

export async function addStatement(db: Db, made: NewStatement, around: Around): Promise<number> {
  const { id } = onlyRow(await db.insert(statement).values(made).returning({ id: statement.id }));
  await putAround(db, { activityId: made.activityId, statementId: id }, around);
  return id;
}

type Of = { activityId: number; statementId: number };

/** Whom it is for and whom to ask, in the place of what was there. */
export async function putAround(db: Db, of: Of, { destinations, contacts }: Partial<Around>): Promise<void> {
  if (destinations) {
    await db.delete(statementDestination).where(eq(statementDestination.statementId, of.statementId));
    const rows = destinations.map((one, at) => ({ ...of, ...one, position: at + 1 }));
    if (rows.length > 0) await db.insert(statementDestination).values(rows);
  }
  if (contacts) {
    await db.delete(statementContact).where(eq(statementContact.statementId, of.statementId));
    const rows = contacts.map((one, at) => ({ ...of, ...one, position: at + 1 }));
    if (rows.length > 0) await db.insert(statementContact).values(rows);
  }
}

export async function changeStatement(db: Db, id: number, changed: Partial<NewStatement>): Promise<void> {
  await db.update(statement).set(changed).where(eq(statement.id, id));
}

export async function destinationsOf(db: Db, statementIds: number[]): Promise<Map<number, Destination[]>> {
  const found = new Map<number, Destination[]>();
  if (statementIds.length === 0) return found;
  const { statementId, position, body, purpose } = statementDestination;
  const rows = await db
    .select({ of: statementId, body, purpose })
    .from(statementDestination)
    .where(inArray(statementId, statementIds))
    .orderBy(asc(statementId), asc(position));
  for (const { of, ...one } of rows) found.set(of, [...(found.get(of) ?? []), one]);
  return found;
}

export async function contactsOf(db: Db, statementId: number): Promise<Contact[]> {
  const { name, organization, country, email, position } = statementContact;
  return await db
    .select({ name, organization, country, email })
    .from(statementContact)
    .where(eq(statementContact.statementId, statementId))
    .orderBy(asc(position));
}
