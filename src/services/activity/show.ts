import type { PersonContext } from "#core/contract/context.ts";
import { countMembers, holdersOf } from "#db/queries/member.ts";
import { countPolls } from "#db/queries/poll.ts";
import { roomsOf } from "#db/queries/room.ts";
import { visibleTo } from "../poll/who-sees.ts";

export async function activityOverview(ctx: PersonContext) {
  const { activity, actor } = ctx;
  const [holders, members, polls, rooms] = await Promise.all([
    holdersOf(ctx.db, activity.id, ["co-chair", "vice-chair", "secretariat"]),
    countMembers(ctx.db, activity.id),
    countPolls(ctx.db, { activityId: activity.id, visible: visibleTo(actor) }),
    roomsOf(ctx.db, activity.id),
  ]);
  const own = actor.membership;
  return {
    charter: activity.charter,
    holders,
    members: members.confirmed + members.waiting,
    waiting: members.waiting,
    openPolls: polls.open,
    rooms: rooms.length,
    own: own && { organization: own.organization?.name ?? "", confirmed: own.confirmed, counts: own.counts },
    roles: actor.roles,
  };
}
