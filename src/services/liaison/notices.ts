import { defineNotice, type Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { reportCame, youAreRenewed, yourOfficeEnded } from "#core/views/liaison-answers.ts";
import { liaisonById } from "#db/queries/liaison.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { shownEnd } from "../time/shown-end.ts";

const named = async (ctx: Reading, id = 0) => {
  const liaison = await liaisonById(ctx.db, id);
  return liaison && { liaison, office: { ...liaison, activity: ctx.activity.slug } };
};

export const notices = [
  defineNotice({
    of: "liaison ended",
    async read(ctx, { liaison: id, person }, reader) {
      const found = "room" in reader ? undefined : await named(ctx, id);
      if (!found || found.liaison.endedAt === null || found.liaison.personId !== person) return "gone";
      const { membership, roles } = await standingOf(ctx.db, ctx.activity.id, person);
      const sees = membership !== undefined || roles.length > 0;
      return yourOfficeEnded({ ...found.office, why: found.liaison.endedWhy, sees });
    },
  }),
  defineNotice({
    of: "liaison renewed",
    async read(ctx, { liaison: id, person }, reader) {
      const found = "room" in reader ? undefined : await named(ctx, id);
      if (!found || found.liaison.endedAt !== null || found.liaison.personId !== person) return "gone";
      const { endsAt, endsInWords, zone } = shownEnd(found.liaison.until, ctx.activity.zone);
      return youAreRenewed({ ...found.office, until: endsAt, untilInWords: endsInWords, zone });
    },
  }),
  defineNotice({
    of: "liaison reported",
    async read(ctx, { liaison: id, meeting = 0, person = 0 }, reader) {
      const found = "room" in reader ? undefined : await named(ctx, id);
      const to = await meetingById(ctx.db, meeting);
      const leads = (await standingOf(ctx.db, ctx.activity.id, person)).roles.includes("co-chair");
      if (!found || !to || !leads) return "gone";
      return reportCame({ ...found.office, meeting: to.number, leader: leaderOf(ctx.activity.charter).one });
    },
  }),
];
