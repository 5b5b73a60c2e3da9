import { defineBoard } from "#core/contract/board.ts";
import { registrationsWait } from "#core/views/member-board.ts";
import { countMembers, listMembers } from "#db/queries/member.ts";

const NAMED = 3;

export const board = defineBoard({
  async waits({ db, activity, actor }) {
    const own = actor.membership?.organization;
    const speaks = own !== undefined && own.representativeId === actor.person;
    if (actor.roles.length === 0 && !speaks) return [];
    const wanted = { confirmed: false, ...(actor.roles.length === 0 && own ? { organization: own.name } : {}) };
    const [members, { waiting }] = await Promise.all([
      listMembers(db, activity.id, wanted, NAMED),
      countMembers(db, activity.id, wanted),
    ]);
    return waiting === 0 ? [] : [registrationsWait(activity.slug, members, waiting)];
  },
});
