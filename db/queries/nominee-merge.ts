import { and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { activity } from "../schema/activity.ts";
import { box } from "../schema/box.ts";
import { consensus } from "../schema/consensus.ts";
import { liaison } from "../schema/liaison.ts";
import { naming, nomination, nominee, nomineeSupport } from "../schema/nomination.ts";
import type { Both } from "./merge-seats.ts";

type Row = { id: number; nominationId: number; personId: number; state: string; boxId: number | null };

/** In posts that are not settled, what was not withdrawn. */
async function standing(db: Db, persons: number[]): Promise<Row[]> {
  const { id, nominationId, personId, state, boxId } = nominee;
  return await db
    .select({ id, nominationId, personId, state, boxId })
    .from(nominee)
    .innerJoin(nomination, eq(nomination.id, nominee.nominationId))
    .where(and(inArray(nominee.personId, persons), ne(nominee.state, "withdrawn"), isNull(nomination.settledAt)))
    .orderBy(asc(nominee.nominationId), asc(nominee.id));
}

type By = { by: number; at: Temporal.Instant };

/** Positions about them are taken no more. */
async function withdraw(db: Db, rows: Row[], { by, at }: By): Promise<void> {
  const ids = rows.map((row) => row.id);
  const boxes = rows.flatMap((row) => row.boxId ?? []);
  if (ids.length > 0)
    await db.update(nominee).set({ state: "withdrawn", answeredAt: at }).where(inArray(nominee.id, ids));
  if (boxes.length === 0) return;
  await db
    .update(box)
    .set({ closedAt: at })
    .where(and(inArray(box.id, boxes), isNull(box.closedAt)));
  await db
    .update(consensus)
    .set({ state: "not-agreed", settledAt: at, settledBy: by })
    .where(and(inArray(consensus.boxId, boxes), inArray(consensus.state, ["open", "waiting"])));
}

const RANK: Record<string, number> = { accepted: 0, named: 1, declined: 2 };

/** Two nominees of one post who become one person are one nominee: the one who accepted, else that of the person who stays. */
export async function mergeNominees(db: Db, { into, from, at }: Both): Promise<void> {
  const rows = await standing(db, [into, from]);
  for (const nominationId of new Set(rows.map((row) => row.nominationId))) {
    const rank = ({ state, personId }: Row) => 2 * (RANK[state] ?? 2) + (personId === into ? 0 : 1);
    const [kept, dropped] = rows.filter((row) => row.nominationId === nominationId).sort((a, b) => rank(a) - rank(b));
    if (!kept || !dropped) continue;
    await withdraw(db, [dropped], { by: into, at });
    for (const [table, more] of [
      [naming, sql`reason`],
      [nomineeSupport, sql`organization_id`],
    ] as const)
      await db.execute(sql`insert into ${table} (activity_id, nominee_id, person_id, at, ${more})
        select activity_id, ${kept.id}::bigint, person_id, at, ${more} from ${table} where nominee_id = ${dropped.id}
        on conflict do nothing`);
  }
}

type Post = { id: number; activityId: number };

/** Posts that are not settled in which one of them stands, or names or supports somebody. */
export async function postsAround(db: Db, persons: number[]): Promise<Post[]> {
  const said = [naming, nomineeSupport].map((table) =>
    inArray(nominee.id, db.select({ id: table.nomineeId }).from(table).where(inArray(table.personId, persons))),
  );
  return await db
    .selectDistinct({ id: nomination.id, activityId: nomination.activityId })
    .from(nomination)
    .innerJoin(nominee, eq(nominee.nominationId, nomination.id))
    .where(and(isNull(nomination.settledAt), or(inArray(nominee.personId, persons), ...said)))
    .orderBy(asc(nomination.id));
}

type Waiting = Post & { number: number; slug: string };

/** Who is forgotten is no nominee and holds no office any more; the posts that may be without a nominee now. */
export async function leavePosts(db: Db, persons: number[], { by, at, why }: By & { why: string }): Promise<Waiting[]> {
  const left = (await standing(db, persons)).filter((row) => row.state !== "declined");
  await withdraw(db, left, { by, at });
  await db
    .update(liaison)
    .set({ endedAt: at, endedBy: by, endedWhy: why })
    .where(and(inArray(liaison.personId, persons), isNull(liaison.endedAt)));
  const { id, number, activityId, state } = nomination;
  const of = left.map((row) => row.nominationId);
  return await db
    .selectDistinct({ id, number, activityId, slug: activity.slug })
    .from(nomination)
    .innerJoin(activity, eq(activity.id, activityId))
    .where(and(inArray(id, of), inArray(state, ["window", "deciding"])));
}
