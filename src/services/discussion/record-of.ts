import type { Reading } from "#core/contract/card.ts";
import { outcomeText } from "#core/views/consensus.ts";
import { beforeLines, replacedLine } from "#core/views/discussion-before.ts";
import { recordWithoutCall } from "#core/views/discussion-positions.ts";
import { newestComment } from "#db/queries/comment.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { readConsensus } from "../consensus/read.ts";
import { replacedCalls, saidBefore } from "./before-call.ts";
import { positionsIn } from "./positions.ts";
import { subjectOf } from "./subject.ts";

/** What the record says of its outcome: who was asked, who answered, which objections there were and how each was met, those before the call too. */
export async function recordOf(ctx: Reading, discussion: Discussion): Promise<string> {
  const { call, box, visibility } = discussion;
  if (call) {
    const outcome = outcomeText(await readConsensus(ctx, subjectOf(discussion, call)));
    const [said, replaced] = await Promise.all([saidBefore(ctx, discussion), replacedCalls(ctx, discussion)]);
    return [outcome, ...replaced.map(replacedLine), ...beforeLines(said)].join("\n");
  }
  const [positions, comments] = await Promise.all([
    positionsIn(ctx, box.id),
    newestComment(ctx.db, { discussionId: discussion.id, visible: [] }),
  ]);
  return recordWithoutCall({ per: box.per, visibility, positions, comments: comments.count });
}
