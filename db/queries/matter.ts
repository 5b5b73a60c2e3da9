import { and, asc, count, desc, eq, gte, ilike, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { discussion } from "../schema/discussion.ts";
import { document } from "../schema/document.ts";
import { matter } from "../schema/matter.ts";
import { person } from "../schema/person.ts";
import { contains } from "./member.ts";

export type MatterState = "open" | "escalated" | "resolved";
export type Matter = {
  id: number;
  number: number;
  title: string;
  bodies: string;
  deliverables: string | null;
  description: string | null;
  visibility: RoomVisibility;
  state: MatterState;
  raisedBy: string;
  raisedAt: Temporal.Instant;
  discussion: {
    number: number;
    visibility: RoomVisibility;
    concludedAt: Temporal.Instant | null;
    outcome: string | null;
  } | null;
  escalatedAt: Temporal.Instant | null;
  ask: string | null;
  verb: "approve" | "note" | null;
  document: { title: string; label: string | null; visibility: RoomVisibility } | null;
  resolvedAt: Temporal.Instant | null;
  resolution: string | null;
  reopenedAt: Temporal.Instant | null;
  reopenedWhy: string | null;
};

const MATTER = {
  id: matter.id,
  number: matter.number,
  title: matter.title,
  bodies: matter.bodies,
  deliverables: matter.deliverables,
  description: matter.description,
  visibility: matter.visibility,
  state: matter.state,
  raisedBy: person.name,
  raisedAt: matter.raisedAt,
  discussion: {
    number: discussion.number,
    visibility: discussion.visibility,
    concludedAt: discussion.concludedAt,
    outcome: discussion.outcome,
  },
  escalatedAt: matter.escalatedAt,
  ask: matter.ask,
  verb: matter.verb,
  document: { title: document.title, label: document.label, visibility: document.visibility },
  resolvedAt: matter.resolvedAt,
  resolution: matter.resolution,
  reopenedAt: matter.reopenedAt,
  reopenedWhy: matter.reopenedWhy,
};

const matters = (db: Db) =>
  db
    .select(MATTER)
    .from(matter)
    .innerJoin(person, eq(person.id, matter.raisedBy))
    .leftJoin(discussion, eq(discussion.id, matter.discussionId))
    .leftJoin(document, eq(document.id, matter.documentId))
    .$dynamic();

export async function matterById(db: Db, id: number): Promise<Matter | undefined> {
  const [row] = await matters(db).where(eq(matter.id, id));
  return row;
}

export async function matterNumbered(db: Db, activityId: number, number: number): Promise<Matter | undefined> {
  const [row] = await matters(db).where(and(eq(matter.activityId, activityId), eq(matter.number, number)));
  return row;
}

/** As it stands until the transaction ends: nobody else changes it meanwhile. */
export async function lockMatter(db: Db, id: number): Promise<Matter> {
  await db.select({ id: matter.id }).from(matter).where(eq(matter.id, id)).for("update");
  return onlyRow(await matters(db).where(eq(matter.id, id)));
}

export async function addMatter(db: Db, made: typeof matter.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(matter).values(made).returning({ id: matter.id })).id;
}

export async function changeMatter(db: Db, id: number, change: Partial<typeof matter.$inferInsert>): Promise<void> {
  await db.update(matter).set(change).where(eq(matter.id, id));
}

export async function matterName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: matter.number, activity: activity.slug }).from(matter);
  return onlyRow(await named.innerJoin(activity, eq(activity.id, matter.activityId)).where(eq(matter.id, id)));
}

/** Not resolved. */
export async function openMatterIds(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: matter.id })
    .from(matter)
    .where(and(eq(matter.activityId, activityId), inArray(matter.state, ["open", "escalated"])))
    .orderBy(asc(matter.id));
  return rows.map((row) => row.id);
}

/** The matter that a discussion is about. */
export async function matterOfDiscussion(db: Db, discussionId: number): Promise<number | undefined> {
  const [row] = await db.select({ id: matter.id }).from(matter).where(eq(matter.discussionId, discussionId));
  return row?.id;
}

export type MatterFilter = { state?: MatterState | undefined; words?: string | undefined };
export type VisibleMatters = { activityId: number; visible: RoomVisibility[] } & MatterFilter;

const seen = ({ activityId, visible, state, words }: VisibleMatters) =>
  and(
    eq(matter.activityId, activityId),
    inArray(matter.visibility, visible),
    state && eq(matter.state, state),
    words === undefined
      ? undefined
      : or(
          ilike(matter.title, contains(words)),
          ilike(matter.bodies, contains(words)),
          ilike(matter.deliverables, contains(words)),
        ),
  );

/** All that are not resolved, then so many resolved ones, the newest first. */
export async function listMatters(db: Db, of: VisibleMatters, resolvedAtMost: number): Promise<Matter[]> {
  const [open, resolved] = await Promise.all([
    matters(db)
      .where(and(seen(of), ne(matter.state, "resolved")))
      .orderBy(desc(matter.number)),
    resolvedAtMost === 0
      ? []
      : matters(db)
          .where(and(seen(of), eq(matter.state, "resolved")))
          .orderBy(desc(matter.number))
          .limit(resolvedAtMost),
  ]);
  return [...open, ...resolved];
}

export async function countMatters(db: Db, of: VisibleMatters): Promise<{ open: number; all: number }> {
  const open = sql<number>`count(*) filter (where ${matter.state} <> 'resolved')`.mapWith(Number);
  return onlyRow(await db.select({ open, all: count() }).from(matter).where(seen(of)));
}

export async function mattersLike(db: Db, of: VisibleMatters, typed: string, limit: number) {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(matter.number, Number(typed)) : undefined;
  return await db
    .select({ number: matter.number, title: matter.title })
    .from(matter)
    .where(and(seen(of), byNumber ?? ilike(matter.title, contains(typed))))
    .orderBy(sql`${matter.state} = 'resolved'`, desc(matter.number))
    .limit(limit);
}

type Span = { activityId: number; visible: RoomVisibility[]; since?: Temporal.Instant; until: Temporal.Instant };

/** What the parent group is asked since then and waits for it, in the order in which it was escalated: nothing that is resolved, or open again. */
export async function escalatedIn(db: Db, { since, until, ...of }: Span): Promise<Matter[]> {
  const { escalatedAt } = matter;
  const within = and(since && gte(escalatedAt, since), lt(escalatedAt, until));
  return await matters(db)
    .where(and(seen({ ...of, state: "escalated" }), within))
    .orderBy(asc(matter.escalatedAt), asc(matter.number));
}

/** Those that were raised, escalated, resolved or reopened in that time. */
export async function mattersIn(db: Db, { since, until, ...of }: Span): Promise<Matter[]> {
  const { raisedAt, escalatedAt, resolvedAt, reopenedAt } = matter;
  const within = (column: typeof raisedAt | typeof escalatedAt | typeof resolvedAt | typeof reopenedAt) =>
    and(since && gte(column, since), lt(column, until));
  return await matters(db)
    .where(and(seen(of), or(within(raisedAt), within(escalatedAt), within(resolvedAt), within(reopenedAt))))
    .orderBy(asc(matter.number));
}
