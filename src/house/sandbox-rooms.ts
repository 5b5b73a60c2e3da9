import type { EnteredRoom, SandboxRoom } from "#adapters/web/port.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import { visibleTo } from "#core/services/room/who-sees.ts";
import { roomAt } from "#db/queries/room.ts";
import { personActingAs } from "#db/queries/sandbox.ts";
import { standingOf } from "#db/queries/standing.ts";

export function sandboxRooms(activities: Activity[]): SandboxRoom[] {
  const rooms = new Map<string, SandboxRoom>();
  for (const { charter } of activities) {
    for (const { slug, name } of charter.sandbox.rooms) if (!rooms.has(slug)) rooms.set(slug, { slug, name });
  }
  return [...rooms.values()];
}

const boundAt = (db: Db, slug: string) => roomAt(db, { platform: "web", workspace: "web", channel: slug });

/** The one the room serves, else the one whose charter has it, else the first. */
export async function activityOfRoom(db: Db, activities: Activity[], slug?: string): Promise<Activity> {
  const [first] = activities;
  if (!first) throw new Error("the sandbox needs an activity");
  if (slug === undefined) return first;
  const bound = await boundAt(db, slug);
  return (
    activities.find((one) => one.id === bound?.activityId) ??
    activities.find(({ charter }) => charter.sandbox.rooms.some((room) => room.slug === slug)) ??
    first
  );
}

const CLOSED: Record<RoomVisibility, string> = {
  everyone: "",
  members: "Only members are in this room. Register to take part, and you see what is posted here.",
  "co-chairs": "Only those who run the activity are in this room.",
};

/** A platform lets nobody but its members into a channel; here the record says who would be in it. Undefined: they are. */
export async function whyClosed(db: Db, slug: string, handle: string): Promise<string | undefined> {
  const bound = await boundAt(db, slug);
  if (!bound || bound.visibility === "everyone") return undefined;
  const person = await personActingAs(db, handle);
  const standing = person === undefined ? NOBODY : await standingOf(db, bound.activityId, person);
  return visibleTo(standing).includes(bound.visibility) ? undefined : CLOSED[bound.visibility];
}

const NOBODY = { roles: [], membership: undefined };

export async function roomsFor(db: Db, activities: Activity[], handle: string): Promise<EnteredRoom[]> {
  const several = activities.length > 1;
  return await Promise.all(
    sandboxRooms(activities).map(async (room) => {
      const closed = await whyClosed(db, room.slug, handle);
      const activity = several
        ? { activity: (await activityOfRoom(db, activities, room.slug)).charter.acronym }
        : undefined;
      return { ...room, ...activity, ...(closed === undefined ? {} : { closed }) };
    }),
  );
}
