import type { PersonContext } from "#core/contract/context.ts";
import { defineReportPart } from "#core/contract/report.ts";
import { outcomeText } from "#core/views/consensus.ts";
import { resultInWords } from "#core/views/poll.ts";
import { pollReported } from "#core/views/poll-report.ts";
import type { Poll } from "#db/queries/poll.ts";
import { pollsClosedIn } from "#db/queries/polls-closed.ts";
import { isToOpen } from "../seat/to-open.ts";
import { faceFor } from "./face.ts";
import { readPollConsensus } from "./read-consensus.ts";
import { isByConsensus } from "./subject.ts";

export const reportPart = defineReportPart({
  async correspondence(ctx, { since, until, visible }) {
    const closed = await pollsClosedIn(ctx.db, { activityId: ctx.activity.id, visible, since, until });
    const asked = closed.filter(({ box }) => !isToOpen(box));
    return await Promise.all(asked.map(async (poll) => pollReported(poll, await outcomeOf(ctx, poll))));
  },
});

async function outcomeOf(ctx: PersonContext, poll: Poll): Promise<string> {
  if (poll.box.outcome !== null) return poll.box.outcome;
  if (isByConsensus(poll)) return outcomeText(await readPollConsensus(ctx, poll));
  return resultInWords(await faceFor(ctx, poll, { person: ctx.actor.person }));
}
