import { defineCard } from "#core/contract/card.ts";
import { discussionCard } from "#core/views/discussion.ts";
import { discussionName, openDiscussionIds } from "#db/queries/discussion.ts";
import { countDiscussions } from "#db/queries/discussion-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { readDiscussion } from "./face.ts";

export const card = defineCard({
  of: "discussion",
  open: openDiscussionIds,
  underWay: async (ctx) => ({
    label: "Discussions under way",
    count: (await countDiscussions(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) })).open,
  }),
  async show(db, id) {
    const { activity, number } = await discussionName(db, id);
    return { activity, command: "discussion show", args: { discussion: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readDiscussion(ctx, id, reader);
    return face ? discussionCard(face) : "gone";
  },
});
