import { desc, eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { discussionSummary } from "../schema/discussion.ts";
import { person } from "../schema/person.ts";

export type Summary = { version: number; text: string; writtenAt: Temporal.Instant; writtenBy: string };

const { version, text, writtenAt } = discussionSummary;
/** The newest one first. */
const versions = (db: Db) =>
  db
    .select({ version, text, writtenAt, writtenBy: person.name })
    .from(discussionSummary)
    .innerJoin(person, eq(person.id, discussionSummary.writtenBy))
    .orderBy(desc(version))
    .$dynamic();

export async function newestSummary(db: Db, discussionId: number): Promise<Summary | undefined> {
  const [row] = await last(db, { discussionId });
  return row;
}

const last = compiled((db: Db, { discussionId }: Slots<{ discussionId: number }>) =>
  versions(db).where(eq(discussionSummary.discussionId, discussionId)).limit(1),
);

/** Those before the newest, the last of them first. */
export async function earlierSummaries(db: Db, discussionId: number): Promise<Summary[]> {
  const [, ...earlier] = await versions(db).where(eq(discussionSummary.discussionId, discussionId));
  return earlier;
}

export async function addSummary(db: Db, made: typeof discussionSummary.$inferInsert): Promise<void> {
  await db.insert(discussionSummary).values(made);
}
