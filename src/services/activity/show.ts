import type { PersonContext } from "#core/contract/context.ts";
import { countMembers, holdersOf } from "#db/queries/member.ts";
import { roomsOf } from "#db/queries/room.ts";
import { countDeadWork } from "#db/queries/work-dead.ts";

export async function activityOverview(ctx: PersonContext) {
  const { activity, actor } = ctx;
  const [holders, members, underWay, rooms, undelivered] = await Promise.all([
    holdersOf(ctx.db, activity.id, ["co-chair", "vice-chair", "secretariat"]),
    countMembers(ctx.db, activity.id),
    thingsUnderWay(ctx),
    roomsOf(ctx.db, activity.id),
    actor.roles.length > 0 ? countDeadWork(ctx.db, activity.id) : 0,
  ]);
  const own = actor.membership;
  return {
    charter: activity.charter,
    holders,
    members: members.confirmed + members.waiting,
    waiting: members.waiting,
    underWay,
    undelivered,
    rooms: rooms.length,
    own: own && { organization: own.organization?.name ?? "", confirmed: own.confirmed, counts: own.counts },
    waitsFor: actor.waitsFor,
    roles: actor.roles,
  };
}

/** Each noun counts its own. */
async function thingsUnderWay(ctx: PersonContext): Promise<{ label: string; count: number }[]> {
  const found = await Promise.all([...ctx.cards.values()].map((card) => card.underWay?.(ctx)));
  return found.flatMap((one) => one ?? []);
}
