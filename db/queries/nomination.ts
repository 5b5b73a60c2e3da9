import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { organization } from "../schema/member.ts";
import { nomination } from "../schema/nomination.ts";
import { type Nominee, nomineesOf } from "./nominee.ts";

export type NominationState = (typeof nomination.$inferSelect)["state"];
export type Direction = "to" | "from";

/** `body`: the organization's name. */
export type NominationRow = {
  id: number;
  number: number;
  organizationId: number;
  body: string;
  direction: Direction;
  term: string;
  about: string | null;
  visibility: (typeof nomination.$inferSelect)["visibility"];
  state: NominationState;
  openedBy: number;
  openedAt: Temporal.Instant;
  closesAt: Temporal.Instant;
  windowEndsAt: Temporal.Instant | null;
  settledAt: Temporal.Instant | null;
  closedWhy: string | null;
};
/** `nominees`: in the order they were named. */
export type Nomination = NominationRow & { nominees: Nominee[] };

export const NOMINATION = {
  id: nomination.id,
  number: nomination.number,
  organizationId: nomination.organizationId,
  body: organization.name,
  direction: nomination.direction,
  term: nomination.term,
  about: nomination.about,
  visibility: nomination.visibility,
  state: nomination.state,
  openedBy: nomination.openedBy,
  openedAt: nomination.openedAt,
  closesAt: nomination.closesAt,
  windowEndsAt: nomination.windowEndsAt,
  settledAt: nomination.settledAt,
  closedWhy: nomination.closedWhy,
};

const nominations = (db: Db) =>
  db
    .select(NOMINATION)
    .from(nomination)
    .innerJoin(organization, eq(organization.id, nomination.organizationId))
    .$dynamic();

export async function withNominees(db: Db, rows: NominationRow[]): Promise<Nomination[]> {
  const nominees = await nomineesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, nominees: nominees.get(row.id) ?? [] }));
}

export async function nominationNumbered(db: Db, activityId: number, number: number): Promise<Nomination | undefined> {
  return (await withNominees(db, await atNumber(db, { activityId, number })))[0];
}

const atNumber = compiled((db: Db, { activityId, number }: Slots<{ activityId: number; number: number }>) =>
  nominations(db).where(and(eq(nomination.activityId, activityId), eq(nomination.number, number))),
);

export async function nominationById(db: Db, id: number): Promise<Nomination | undefined> {
  return (await withNominees(db, await withId(db, { id })))[0];
}

const withId = compiled((db: Db, { id }: Slots<{ id: number }>) => nominations(db).where(eq(nomination.id, id)));

/** As it stands until the transaction ends: "share" for those who answer side by side, "update" for who changes it. */
export async function lockNomination(db: Db, id: number, mode: "share" | "update"): Promise<Nomination> {
  await db.select({ id: nomination.id }).from(nomination).where(eq(nomination.id, id)).for(mode);
  const found = await nominationById(db, id);
  if (!found) throw new Error(`nomination ${id} is gone`);
  return found;
}

/** As people name it: its number, in its activity. */
export async function nominationName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: nomination.number, activity: activity.slug }).from(nomination);
  return onlyRow(await named.innerJoin(activity, eq(activity.id, nomination.activityId)).where(eq(nomination.id, id)));
}

type Written = typeof nomination.$inferInsert;

export async function addNomination(db: Db, made: Written): Promise<number> {
  return onlyRow(await db.insert(nomination).values(made).returning({ id: nomination.id })).id;
}

export type NominationChange = Partial<
  Pick<Written, "state" | "closesAt" | "windowEndsAt" | "settledAt" | "settledBy" | "closedWhy">
>;

export async function changeNomination(db: Db, id: number, change: NominationChange): Promise<void> {
  await db.update(nomination).set(change).where(eq(nomination.id, id));
}

const UNDER_WAY = ["open", "vacant", "window", "deciding"] as const;
export const isUnderWay = inArray(nomination.state, [...UNDER_WAY]);

/** Numbers of those under way for the same post. */
export async function openForPost(db: Db, of: { organizationId: number; direction: Direction }): Promise<number[]> {
  const same = and(eq(nomination.organizationId, of.organizationId), eq(nomination.direction, of.direction));
  const rows = await db
    .select({ number: nomination.number })
    .from(nomination)
    .where(and(same, isUnderWay))
    .orderBy(asc(nomination.number));
  return rows.map((row) => row.number);
}

export async function openNominationIds(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: nomination.id })
    .from(nomination)
    .where(and(eq(nomination.activityId, activityId), isUnderWay))
    .orderBy(asc(nomination.id));
  return rows.map((row) => row.id);
}
