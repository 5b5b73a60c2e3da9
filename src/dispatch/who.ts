import type { Asked } from "#core/contract/adapter.ts";
import { selfContained } from "#core/contract/bidi.ts";
import type { Account, Call, Place } from "#core/contract/call.ts";
import type { Activity, Db, PersonActor } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { listActivitiesOf } from "#db/queries/member.ts";
import { isNews, meetAccount, rememberRoom } from "#db/queries/person.ts";
import { roomAt } from "#db/queries/room.ts";
import { accountStanding } from "#db/queries/standing.ts";
import type { Desk } from "./desk.ts";

export type Known = { person: number; account: number };

/** Who asks. One look tells all of them; only for somebody new, or somebody of whom something is new, it is written first. */
export type Asker = {
  /** The first contact makes a person. */
  met(): Promise<Known>;
  /** As they stand in that transaction. Throws `NotMet`. */
  actorIn(db: Db, activity: Activity): Promise<PersonActor>;
};

/** It has to be written down who asks, outside of the transaction that found it out. */
export class NotMet extends Error {
  readonly meet: () => Promise<unknown>;
  constructor(meet: () => Promise<unknown>) {
    super("who asks is not known yet, or not as they are now");
    this.meet = meet;
  }
}

export function askerOf(desk: Desk, asked: Asked): Asker {
  const by = { ...asked.by, name: selfContained(asked.by.name) };
  let meeting: Promise<Known> | undefined;
  const met = () => {
    meeting ??= meet(desk, by, asked.at);
    return meeting;
  };
  async function actorIn(db: Db, activity: Activity): Promise<PersonActor> {
    const found = await accountStanding(db, activity.id, by, asked.at);
    if (!found || (!meeting && isNews(found, by.name, desk.clock.now()))) throw new NotMet(met);
    const { accountId: account, personId: person, roles, membership, waitsFor } = found;
    const category = membership && activity.charter.categories[membership.category];
    const counting = membership && { ...membership, counts: category?.counts ?? false };
    return { kind: "person", person, account, name: by.name, roles, membership: counting, waitsFor };
  }
  return { met, actorIn };
}

async function meet(desk: Desk, by: Account, at: Place | undefined): Promise<Known> {
  const { accountId, personId, roomId, lastRoomId } = await meetAccount(desk.reading, by, desk.clock.now(), at);
  if (roomId !== null && roomId !== lastRoomId) await rememberRoom(desk.reading, accountId, roomId);
  return { person: personId, account: accountId };
}

/** Named in the call; else the room's; else the only one the person is in; else the only one there is; else several, to be asked. */
export async function whichActivity(desk: Desk, call: Call, asked: Asked, who: Asker): Promise<Activity | Activity[]> {
  if (call.activity !== undefined) return named(desk, call.activity);
  const all = [...desk.activities.values()];
  const [only] = all;
  if (only && all.length === 1) return only;
  const room = asked.at && (await roomAt(desk.reading, asked.at));
  if (room) return named(desk, room.activity);
  const own = new Set(await listActivitiesOf(desk.reading, (await who.met()).person));
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
