import { defineNotice, type Reading } from "#core/contract/card.ts";
import {
  commentsEnded,
  discussionCalled,
  discussionConcluded,
  discussionResult,
  positionReplaced,
  proposalAgreed,
} from "#core/views/discussion-notices.ts";
import { standingOf } from "#db/queries/standing.ts";
import { consensusNotices } from "../consensus/consensus-notices.ts";
import { readDiscussion } from "./face.ts";
import { readSubject } from "./subject.ts";
import { threadNotices } from "./thread-notices.ts";

async function isCoChair(ctx: Reading, person = 0): Promise<boolean> {
  return (await standingOf(ctx.db, ctx.activity.id, person)).roles.includes("co-chair");
}

export const notices = [
  ...consensusNotices("discussion", readSubject),
  ...threadNotices,
  defineNotice({
    of: "discussion call",
    async read(ctx, { discussion = 0 }, reader) {
      const face = await readDiscussion(ctx, discussion, reader);
      return face?.phase === "call" && face.call ? discussionCalled(face, face.call) : "gone";
    },
  }),
  defineNotice({
    of: "discussion result",
    async read(ctx, { discussion = 0 }, reader) {
      const face = await readDiscussion(ctx, discussion, reader);
      const isOver = face?.phase === "waiting" || face?.phase === "agreed";
      return face?.call && isOver ? discussionResult(face, face.call) : "gone";
    },
  }),
  defineNotice({
    of: "discussion concluded",
    async read(ctx, { discussion = 0 }, reader) {
      const face = await readDiscussion(ctx, discussion, reader);
      return face?.phase === "concluded" ? discussionConcluded(face) : "gone";
    },
  }),
  defineNotice({
    of: "discussion ended",
    async read(ctx, { discussion = 0, person }, reader) {
      const face = "room" in reader ? undefined : await readDiscussion(ctx, discussion, reader);
      return face?.phase === "ended" && (await isCoChair(ctx, person)) ? commentsEnded(face) : "gone";
    },
  }),
  defineNotice({
    of: "discussion agreed",
    async read(ctx, { discussion = 0, person }, reader) {
      const face = "room" in reader ? undefined : await readDiscussion(ctx, discussion, reader);
      return face?.phase === "agreed" && (await isCoChair(ctx, person)) ? proposalAgreed(face) : "gone";
    },
  }),
  defineNotice({
    of: "discussion position replaced",
    async read(ctx, { discussion = 0, organization = 0, person = 0 }, reader) {
      const face = "room" in reader ? undefined : await readDiscussion(ctx, discussion, reader);
      const { membership } = await standingOf(ctx.db, ctx.activity.id, person);
      if (!face || membership?.organization.id !== organization) return "gone";
      return positionReplaced(face, membership.organization.name);
    },
  }),
];
