import type { RoleName, RoomVisibility } from "#core/contract/charter.ts";

const WIDTH: Record<RoomVisibility, number> = { everyone: 3, members: 2, "co-chairs": 1 };
const ALL: RoomVisibility[] = ["everyone", "members", "co-chairs"];

/** A person as they stand in the activity, or the clock. */
export type Looking = { roles: readonly RoleName[]; membership: object | undefined } | { kind: "clock" };

/** A thing never goes to a wider room than its own. */
export const mayBeSeenIn = (thing: RoomVisibility, room: RoomVisibility) => WIDTH[room] <= WIDTH[thing];

/** A room for fewer people than the thing: what is said in it stays among them. */
export const narrower = (thing: RoomVisibility, room: RoomVisibility) =>
  room === "everyone" || mayBeSeenIn(room, thing) ? undefined : room;

/** What a room of that width may show. */
export const visibleIn = (room: RoomVisibility): RoomVisibility[] => ALL.filter((thing) => mayBeSeenIn(thing, room));

/** The one rule for persons: they see what the narrowest room that could be theirs may show. */
export const visibleTo = (who: Looking): RoomVisibility[] => visibleIn(narrowestRoom(who));

export const seesAll = (who: Looking) => visibleTo(who).length === ALL.length;

function narrowestRoom(who: Looking): RoomVisibility {
  if (!("roles" in who) || who.roles.length > 0) return "co-chairs";
  return who.membership ? "members" : "everyone";
}
