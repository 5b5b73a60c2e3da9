import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Place, Workspace } from "#core/contract/call.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { activity } from "../schema/activity.ts";
import { room } from "../schema/room.ts";

export type RoomRow = {
  id: number;
  activityId: number;
  platform: string;
  workspace: string;
  team: string | null;
  channel: string;
  name: string | null;
  visibility: RoomVisibility;
};

const COLUMNS = {
  id: room.id,
  activityId: room.activityId,
  platform: room.platform,
  workspace: room.workspace,
  team: room.team,
  channel: room.channel,
  name: room.name,
  visibility: room.visibility,
};

export const placeOf = (row: RoomRow): Place => ({
  platform: row.platform,
  workspace: row.workspace,
  channel: row.channel,
  ...(row.team ? { team: row.team } : {}),
});

export async function roomAt(db: Db, at: Place): Promise<(RoomRow & { activity: string }) | undefined> {
  const [row] = await db
    .select({ ...COLUMNS, activity: activity.slug })
    .from(room)
    .innerJoin(activity, eq(activity.id, room.activityId))
    .where(
      and(
        eq(room.platform, at.platform),
        eq(room.workspace, at.workspace),
        eq(room.channel, at.channel),
        isNull(room.unboundAt),
      ),
    );
  return row;
}

/** Also one that is no longer bound. */
export async function roomById(db: Db, id: number): Promise<RoomRow | undefined> {
  const [row] = await withId(db, { id });
  return row;
}

const withId = compiled((db: Db, { id }: Slots<{ id: number }>) =>
  db.select(COLUMNS).from(room).where(eq(room.id, id)),
);

export async function roomsOf(db: Db, activityId: number): Promise<RoomRow[]> {
  return await boundIn(db, { activityId });
}

const boundIn = compiled((db: Db, { activityId }: Slots<{ activityId: number }>) =>
  db
    .select(COLUMNS)
    .from(room)
    .where(and(eq(room.activityId, activityId), isNull(room.unboundAt)))
    .orderBy(asc(room.id)),
);

export type Binding = {
  activityId: number;
  at: Place;
  name: string | undefined;
  visibility: RoomVisibility;
  by: number | null;
  now: Temporal.Instant;
};

/** Undefined when it was bound by somebody else at the same time. */
export async function bindRoom(
  db: Db,
  { activityId, at, name, visibility, by, now }: Binding,
): Promise<number | undefined> {
  const where = {
    platform: at.platform,
    workspace: at.workspace,
    team: at.team ?? null,
    channel: at.channel,
    name: name ?? null,
  };
  const [made] = await db
    .insert(room)
    .values({ ...where, activityId, visibility, boundAt: now, boundBy: by })
    .onConflictDoNothing()
    .returning({ id: room.id });
  return made?.id;
}

export async function changeVisibility(db: Db, roomId: number, visibility: RoomVisibility): Promise<void> {
  await db.update(room).set({ visibility }).where(eq(room.id, roomId));
}

export async function unbindRoom(db: Db, roomId: number, now: Temporal.Instant): Promise<void> {
  await db
    .update(room)
    .set({ unboundAt: now, unboundWhy: "asked" })
    .where(and(eq(room.id, roomId), isNull(room.unboundAt)));
}

/** The platform no longer has us in this channel, or in the whole workspace; returns the rooms that were lost. */
export async function loseRooms(db: Db, where: Workspace | Place, now: Temporal.Instant): Promise<RoomRow[]> {
  const channel = "channel" in where ? eq(room.channel, where.channel) : undefined;
  const team = "team" in where && where.team ? sql`coalesce(${room.team}, ${where.team}) = ${where.team}` : undefined;
  return await db
    .update(room)
    .set({ unboundAt: now, unboundWhy: "gone" })
    .where(
      and(
        eq(room.platform, where.platform),
        eq(room.workspace, where.workspace),
        channel,
        team,
        isNull(room.unboundAt),
      ),
    )
    .returning(COLUMNS);
}
