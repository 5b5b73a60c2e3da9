import { and, count, desc, eq, ilike, inArray, not, type SQL, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { organization } from "../schema/member.ts";
import { nomination } from "../schema/nomination.ts";
import { contains } from "./member.ts";
import { isUnderWay, NOMINATION, type Nomination, withNominees } from "./nomination.ts";

export type NominationFilter = { state?: "open" | "settled" | undefined };
/** Those of an activity that somebody may see. */
export type VisibleNominations = { activityId: number; visible: RoomVisibility[] } & NominationFilter;

const STATES = { open: isUnderWay, settled: not(isUnderWay) };

const seen = ({ activityId, visible, state }: VisibleNominations) =>
  and(
    eq(nomination.activityId, activityId),
    inArray(
      nomination.visibility,
      visible.filter((one) => one !== "co-chairs"),
    ),
    state && STATES[state],
  );

/** All that are under way, then so many settled ones, the newest first. */
export async function listNominations(db: Db, of: VisibleNominations, settledAtMost: number): Promise<Nomination[]> {
  const inState = (state: SQL) =>
    db
      .select(NOMINATION)
      .from(nomination)
      .innerJoin(organization, eq(organization.id, nomination.organizationId))
      .where(and(seen(of), state))
      .orderBy(desc(nomination.number));
  const [open, settled] = await Promise.all([inState(STATES.open), inState(STATES.settled).limit(settledAtMost)]);
  return await withNominees(db, [...open, ...settled]);
}

export async function countNominations(db: Db, of: VisibleNominations): Promise<{ open: number; settled: number }> {
  const open = sql<number>`count(*) filter (where ${STATES.open})`.mapWith(Number);
  const { all, ...counted } = onlyRow(await db.select({ open, all: count() }).from(nomination).where(seen(of)));
  return { ...counted, settled: all - counted.open };
}

export async function nominationsLike(db: Db, of: VisibleNominations, typed: string, limit: number) {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(nomination.number, Number(typed)) : undefined;
  return await db
    .select({ number: nomination.number, body: organization.name, direction: nomination.direction })
    .from(nomination)
    .innerJoin(organization, eq(organization.id, nomination.organizationId))
    .where(and(seen(of), byNumber ?? ilike(organization.name, contains(typed))))
    .orderBy(sql`${nomination.settledAt} is not null`, desc(nomination.number))
    .limit(limit);
}
