import { defineCard } from "#core/contract/card.ts";
import { pollCard } from "#core/views/poll.ts";
import { countPolls, openPollIds, pollName } from "#db/queries/poll.ts";
import { visibleTo } from "../room/who-sees.ts";
import { readPoll } from "./face.ts";

export const card = defineCard({
  of: "poll",
  open: openPollIds,
  underWay: async (ctx) => ({
    label: "Open polls",
    count: (await countPolls(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) })).open,
  }),
  async show(db, id) {
    const { activity, number } = await pollName(db, id);
    return { activity, command: "poll show", args: { poll: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readPoll(ctx, id, reader);
    return face ? pollCard(face) : "gone";
  },
});
