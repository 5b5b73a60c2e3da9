import type { PersonContext } from "#core/contract/context.ts";
import { holdersOf, listMembers } from "#db/queries/member.ts";
import { roomsOf } from "#db/queries/room.ts";
import { visiblePolls } from "../poll/find-poll.ts";

export async function activityOverview(ctx: PersonContext) {
  const { activity, actor } = ctx;
  const [holders, members, polls, rooms] = await Promise.all([
    holdersOf(ctx.db, activity.id, ["co-chair", "vice-chair", "secretariat"]),
    listMembers(ctx.db, activity.id),
    visiblePolls(ctx),
    roomsOf(ctx.db, activity.id),
  ]);
  const own = actor.membership;
  return {
    charter: activity.charter,
    holders,
    members: members.length,
    waiting: members.filter((member) => member.confirmedAt === null).length,
    openPolls: polls.filter((poll) => poll.box.closedAt === null).length,
    rooms: rooms.length,
    own: own && { organization: own.organization?.name ?? "", confirmed: own.confirmed, counts: own.counts },
    roles: actor.roles,
  };
}
