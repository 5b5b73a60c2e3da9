import type { Asked } from "#core/contract/adapter.ts";
import { selfContained } from "#core/contract/bidi.ts";
import type { Call } from "#core/contract/call.ts";
import type { Activity, Db, PersonActor } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { listActivitiesOf } from "#db/queries/member.ts";
import { meetAccount, rememberRoom, standingOf } from "#db/queries/person.ts";
import { roomAt } from "#db/queries/room.ts";
import type { Desk } from "./desk.ts";

export type Known = { person: number; account: number; name: string };

/** The person who asks; the first contact makes one. */
export async function meet(desk: Desk, asked: Asked): Promise<Known> {
  const by = { ...asked.by, name: selfContained(asked.by.name) };
  const known = await meetAccount(desk.reading, by, desk.clock.now(), asked.at);
  const { accountId, roomId, lastRoomId } = known;
  if (roomId !== null && roomId !== lastRoomId) await rememberRoom(desk.reading, accountId, roomId);
  return { person: known.personId, account: accountId, name: known.name };
}

/** Named in the call; else the room's; else the only one the person is in; else the only one there is; else several, to be asked. */
export async function whichActivity(desk: Desk, call: Call, asked: Asked, who: Known): Promise<Activity | Activity[]> {
  if (call.activity !== undefined) return named(desk, call.activity);
  const all = [...desk.activities.values()];
  const [only] = all;
  if (only && all.length === 1) return only;
  const room = asked.at && (await roomAt(desk.reading, asked.at));
  if (room) return named(desk, room.activity);
  const own = new Set(await listActivitiesOf(desk.reading, who.person));
  const mine = all.filter((activity) => own.has(activity.id));
  const [single] = mine;
  if (single && mine.length === 1) return single;
  return mine.length > 0 ? mine : all;
}

function named(desk: Desk, slug: string): Activity {
  const activity = desk.activities.get(slug);
  if (activity) return activity;
  const names = [...desk.activities.keys()].join(", ");
  throw new Problem({
    code: "not found",
    message: `There is no activity "${slug}" here.`,
    hint: `The activities here are: ${names}.`,
  });
}

export async function actorIn(db: Db, activity: Activity, who: Known): Promise<PersonActor> {
  const { roles, membership } = await standingOf(db, activity.id, who.person);
  const category = membership && activity.charter.categories[membership.category];
  return {
    kind: "person",
    ...who,
    roles,
    membership: membership && { ...membership, counts: category?.counts ?? false },
  };
}
