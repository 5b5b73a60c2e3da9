import { defineBoard } from "#core/contract/board.ts";
import { notRegisteredYet } from "#core/views/register.ts";
import { memberOf } from "#db/queries/member.ts";

export const board = defineBoard({
  async waits({ db, activity, actor }) {
    if (actor.membership || actor.roles.length > 0) return [];
    return (await memberOf(db, activity.id, actor.person)) ? [] : [notRegisteredYet(activity.slug)];
  },
});
