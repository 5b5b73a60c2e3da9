import { and, asc, count, desc, eq, ilike, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { statement } from "../schema/statement.ts";
import { contains, nameKey } from "./member.ts";
import { type Statement, statementsWhere } from "./statement.ts";

/** Those of an activity that somebody may see; `drafts`: what nobody was shown yet, of everybody or whose it is. */
export type Seen = { activityId: number; visible: RoomVisibility[]; drafts: "all" | "none" | { of: number } };
export type StatementFilter = {
  direction?: "in" | "out" | undefined;
  /** "open": something is still to be done. */
  state?: "open" | "done" | undefined;
  words?: string | undefined;
};

const OPEN: Statement["state"][] = ["received", "assigned", "draft", "review", "approved"];
const isOpen = inArray(statement.state, OPEN);

const { state, direction, discussionId, approvedAt, enteredBy, inReplyTo } = statement;
const isShown = and(ne(state, "draft"), or(eq(direction, "in"), isNotNull(discussionId), isNotNull(approvedAt)));
const answered = alias(statement, "answered");

/** Who drafted it, or is responsible for what it answers. */
const isOf = (person: number) =>
  or(
    eq(enteredBy, person),
    sql`exists (select 1 from ${statement} ${sql.identifier("answered")} where ${answered.id} = ${inReplyTo}
      and ${answered.responsibleId} = ${person})`,
  );

const seen = ({ activityId, visible, drafts }: Seen) =>
  and(
    eq(statement.activityId, activityId),
    inArray(statement.visibility, visible),
    drafts === "all" ? undefined : drafts === "none" ? isShown : or(isShown, isOf(drafts.of)),
  );

const like = (typed: string) =>
  or(
    ilike(statement.title, contains(typed)),
    ilike(statement.sender, contains(typed)),
    ilike(statement.identifier, contains(typed)),
  );

const fits = ({ direction, state, words, ...of }: Seen & StatementFilter): SQL | undefined =>
  and(
    seen(of),
    direction && eq(statement.direction, direction),
    state && (state === "open" ? isOpen : sql`not ${isOpen}`),
    words === undefined ? undefined : like(words),
  );

/** All in which something is to be done, then so many others, the newest first. */
export async function listStatements(db: Db, of: Seen & StatementFilter, doneAtMost: number): Promise<Statement[]> {
  const [open, done] = await Promise.all([
    statementsWhere(db, and(fits(of), isOpen)),
    statementsWhere(db, and(fits(of), sql`not ${isOpen}`), doneAtMost),
  ]);
  return [...open, ...done];
}

export async function countStatements(db: Db, of: Seen & StatementFilter): Promise<{ open: number; done: number }> {
  const open = sql<number>`count(*) filter (where ${isOpen})`.mapWith(Number);
  const { all, ...counted } = onlyRow(await db.select({ open, all: count() }).from(statement).where(fits(of)));
  return { ...counted, done: all - counted.open };
}

export async function statementsLike(db: Db, of: Seen, typed: string, limit: number) {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(statement.number, Number(typed)) : undefined;
  const { number, title, identifier } = statement;
  return await db
    .select({ number, title, identifier })
    .from(statement)
    .where(and(seen(of), byNumber ?? like(typed)))
    .orderBy(sql`not ${isOpen}`, desc(number))
    .limit(limit);
}

/** Those with that identifier, whoever wrote them. */
export async function statementsCalled(db: Db, of: Seen, identifier: string): Promise<Statement[]> {
  return await statementsWhere(db, and(seen(of), eq(statement.identifierKey, nameKey(identifier))));
}

type Alike = { not: number; title: string; identifier: string | null };

/** Others with the same title or the same identifier, withdrawn ones left out. */
export async function statementsAlike(db: Db, of: Seen, { not, title, identifier }: Alike): Promise<Statement[]> {
  const same = or(
    eq(statement.titleKey, nameKey(title)),
    identifier === null ? undefined : eq(statement.identifierKey, nameKey(identifier)),
  );
  return await statementsWhere(db, and(seen(of), ne(statement.id, not), ne(statement.state, "withdrawn"), same));
}

/** Those that answer it, as far as somebody may see them. */
export async function repliesTo(db: Db, of: Seen, id: number): Promise<Statement[]> {
  const found = await statementsWhere(db, and(seen(of), eq(statement.inReplyTo, id)));
  return found.toReversed();
}

/** That wait for an answer or a note of this person, or of whoever assigns them where nobody is responsible. */
export async function statementsOwedBy(db: Db, activityId: number, owes: { person: number; assigns: boolean }) {
  const whose = or(
    and(eq(statement.state, "assigned"), eq(statement.responsibleId, owes.person)),
    owes.assigns ? eq(statement.state, "received") : undefined,
  );
  const { id } = statement;
  const asks = and(ne(statement.purpose, "information"), isNotNull(statement.deadlineAt));
  const rows = await db
    .select({ id })
    .from(statement)
    .where(and(eq(statement.activityId, activityId), asks, whose))
    .orderBy(asc(statement.deadlineAt), asc(id));
  return rows.map((row) => row.id);
}

/** For which this person is responsible. */
export async function statementsAssignedTo(db: Db, activityId: number, personId: number): Promise<number[]> {
  const { id, state, responsibleId } = statement;
  const rows = await db
    .select({ id })
    .from(statement)
    .where(and(eq(statement.activityId, activityId), eq(state, "assigned"), eq(responsibleId, personId)))
    .orderBy(asc(id));
  return rows.map((row) => row.id);
}

/** Shown in rooms while something is to be done; a draft is its author's. */
export async function openStatementIds(db: Db, activityId: number): Promise<number[]> {
  const { id } = statement;
  const rows = await db
    .select({ id })
    .from(statement)
    .where(and(eq(statement.activityId, activityId), isOpen, ne(statement.state, "draft")))
    .orderBy(asc(id));
  return rows.map((row) => row.id);
}

type Period = { since?: Temporal.Instant; until: Temporal.Instant };

/** That came in, or were sent, in that time; the first first. */
export async function statementsBetween(db: Db, of: Seen, { since, until }: Period): Promise<Statement[]> {
  const at = sql`case when ${statement.direction} = 'in' then ${statement.receivedAt} else ${statement.settledAt} end`;
  const from = since === undefined ? undefined : sql`${at} >= ${since.toString()}::timestamptz`;
  const counts = or(and(eq(statement.direction, "in"), ne(statement.state, "withdrawn")), eq(statement.state, "sent"));
  const found = await statementsWhere(db, and(seen(of), counts, from, sql`${at} < ${until.toString()}::timestamptz`));
  return found.toReversed();
}
