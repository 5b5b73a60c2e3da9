import { defineNotice, type Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { Message } from "#core/contract/view.ts";
import {
  changedTooLate,
  commentCopied,
  notRecorded,
  threadOpened,
  threadUnread,
  writtenTooLate,
} from "#core/views/discussion-thread.ts";
import { commentById } from "#db/queries/comment.ts";
import { type Discussion, discussionById } from "#db/queries/discussion.ts";
import { standingOf } from "#db/queries/standing.ts";
import { threadTarget } from "#db/queries/thread.ts";
import { mayBeSeenIn, narrower } from "../room/who-sees.ts";
import { explainUnheard } from "./heard.ts";
import { whyNothingIsSaid } from "./state.ts";
import { UNHEARD } from "./unheard.ts";

/** What stands in the threads of a discussion, and what is told to whom it does not record. */
export const threadNotices = [
  defineNotice({
    of: "discussion thread",
    async read(ctx, { discussion: id = 0 }, reader) {
      const discussion = await discussionById(ctx.db, id);
      if (!discussion || !("room" in reader)) return "gone";
      const { visibility, place } = reader.room;
      if (!mayBeSeenIn(discussion.visibility, visibility)) return "gone";
      if (!ctx.hears?.(place.platform)) return threadUnread(discussion.number);
      return threadOpened(
        discussion.number,
        narrower(discussion.visibility, visibility),
        leaderOf(ctx.activity.charter).all,
      );
    },
  }),
  defineNotice({
    of: "discussion comment",
    async read(ctx, { comment: id = 0 }, reader) {
      const comment = await commentById(ctx.db, id);
      if (!comment || !("room" in reader) || !mayBeSeenIn(comment.visibility, reader.room.visibility)) return "gone";
      return commentCopied(comment);
    },
  }),
  defineNotice({
    of: "discussion unheard",
    async read(ctx, { discussion: id = 0, person = 0, why = 0, thread = 0 }, reader) {
      const discussion = await discussionById(ctx.db, id);
      return discussion && "person" in reader ? await unheard(ctx, discussion, { person, why, thread }) : "gone";
    },
  }),
];

type About = { person: number; why: number; thread: number };

async function unheard(ctx: Reading, discussion: Discussion, about: About): Promise<Message | "gone"> {
  const { activity, db } = ctx;
  const named = { activity: activity.slug, number: discussion.number };
  const why = UNHEARD[about.why];
  switch (why) {
    case undefined:
      return "gone";
    case "closed":
      return writtenTooLate(named, whyNothingIsSaid(ctx, discussion));
    case "edit":
      return changedTooLate(named, whyNothingIsSaid(ctx, discussion));
    case "no member":
    case "category":
    case "unconfirmed": {
      const platform = (await threadTarget(db, about.thread))?.room.platform;
      const prefix = (platform && ctx.prefixOn?.(platform)) ?? "";
      const actor = await standingOf(db, activity.id, about.person);
      return notRecorded(named, explainUnheard({ activity, actor, prefix }, why));
    }
    default:
      return why satisfies never;
  }
}
