import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { person } from "../schema/person.ts";
import { statement } from "../schema/statement.ts";
import { statementEvent } from "../schema/statement-parts.ts";

export type StatementEvent = typeof statementEvent.$inferInsert;
export type Happened = {
  what: StatementEvent["what"];
  at: Temporal.Instant;
  by: string | null;
  to: string | null;
  note: string | null;
};

export async function addStatementEvent(db: Db, made: StatementEvent): Promise<void> {
  await db.insert(statementEvent).values(made);
}

type By = { by: number; at: Temporal.Instant };

/** Says of every statement these persons are responsible for that it is handed back. */
export async function handBackOf(db: Db, persons: number[], { by, at }: By): Promise<void> {
  const { id, activityId, responsibleId, state } = statement;
  const assigned = await db
    .select({ activityId, statementId: id, toId: responsibleId })
    .from(statement)
    .where(and(inArray(responsibleId, persons), eq(state, "assigned")))
    .orderBy(asc(id));
  const made = assigned.map((one) => ({ ...one, what: "handed back" as const, by, at }));
  if (made.length > 0) await db.insert(statementEvent).values(made);
}

/** When it was last changed since its review began. */
export async function changedInReviewAt(db: Db, id: number): Promise<Temporal.Instant | undefined> {
  const { statementId, what, at, id: event } = statementEvent;
  const [newest] = await db
    .select({ what, at })
    .from(statementEvent)
    .where(and(eq(statementId, id), inArray(what, ["reviewed", "edited"])))
    .orderBy(desc(event))
    .limit(1);
  return newest?.what === "edited" ? newest.at : undefined;
}

/** What became of it, the first first. */
export async function historyOf(db: Db, statementId: number): Promise<Happened[]> {
  const to = alias(person, "to_person");
  return await db
    .select({
      what: statementEvent.what,
      at: statementEvent.at,
      by: person.name,
      to: to.name,
      note: statementEvent.note,
    })
    .from(statementEvent)
    .leftJoin(person, eq(person.id, statementEvent.by))
    .leftJoin(to, eq(to.id, statementEvent.toId))
    .where(eq(statementEvent.statementId, statementId))
    .orderBy(asc(statementEvent.id));
}
