import type { Reading } from "#core/contract/card.ts";
import type { ConsensusView } from "#core/views/consensus.ts";
import { cancelledWith } from "#db/queries/agenda-revision.ts";
import type { Poll } from "#db/queries/poll.ts";
import { readConsensus } from "../consensus/read.ts";
import { subjectOf } from "./subject.ts";

/** All that the record says of a poll decided by consensus, and whether the meeting whose agenda it was to approve was cancelled over it. */
export async function readPollConsensus(ctx: Reading, poll: Poll): Promise<ConsensusView> {
  const view = await readConsensus(ctx, subjectOf(poll));
  const meeting = view.state === "not-agreed" ? await cancelledWith(ctx.db, poll.id) : undefined;
  return meeting === undefined ? view : { ...view, moot: `meeting ${meeting} is cancelled` };
}
