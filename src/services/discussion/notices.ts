import { defineNotice, type Reading } from "#core/contract/card.ts";
import {
  commentsEnded,
  discussionCalled,
  discussionConcluded,
  discussionResult,
  objectedBefore,
  positionReplaced,
  proposalAgreed,
} from "#core/views/discussion-notices.ts";
import { discussionById } from "#db/queries/discussion.ts";
import { standingOf } from "#db/queries/standing.ts";
import { consensusNotices } from "../consensus/consensus-notices.ts";
import { endMovedNotice } from "../consensus/end-moved.ts";
import { ownObjectionBefore } from "./before-call.ts";
import { readDiscussion } from "./face.ts";
import { readSubject } from "./subject.ts";
import { threadNotices } from "./thread-notices.ts";

async function isCoChair(ctx: Reading, person = 0): Promise<boolean> {
  return (await standingOf(ctx.db, ctx.activity.id, person)).roles.includes("co-chair");
}

export const notices = [
  ...consensusNotices("discussion", readSubject),
  endMovedNotice(
    "discussion",
    readSubject,
    async (ctx, id, reader) => (await readDiscussion(ctx, id, reader))?.subject,
  ),
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
    of: "discussion objected before",
    async read(ctx, { discussion: id = 0, call = 0, person = 0 }, reader) {
      const discussion = "room" in reader ? undefined : await discussionById(ctx.db, id);
      const face = discussion && (await readDiscussion(ctx, id, reader));
      if (!face?.call || face.phase !== "call" || discussion?.call?.id !== call || face.own?.position) return "gone";
      const own = await ownObjectionBefore(ctx, discussion, {
        ...(await standingOf(ctx.db, ctx.activity.id, person)),
        person,
      });
      return own ? objectedBefore(face, face.call, own) : "gone";
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
