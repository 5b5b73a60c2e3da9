import { defineCard } from "#core/contract/card.ts";
import { pollCard } from "#core/views/poll.ts";
import { openPollIds, pollName } from "#db/queries/poll.ts";
import { readPoll } from "./face.ts";

export const card = defineCard({
  of: "poll",
  open: openPollIds,
  async show(db, id) {
    const { activity, number } = await pollName(db, id);
    return { activity, command: "poll show", args: { poll: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readPoll(ctx, id, reader);
    return face ? pollCard(face) : "gone";
  },
});
