import type { Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { ConsensusView } from "#core/views/consensus.ts";
import { turnoutOf } from "#db/queries/box.ts";
import { answersIn, consensusOf, type Objection, objectionsOf } from "#db/queries/consensus.ts";
import { holdsOf } from "#db/queries/hold.ts";
import { againstAgreement } from "./agreement.ts";
import { positionNumbered } from "./positions.ts";
import { phaseOf } from "./procedure.ts";
import { type Subject, wordsOf } from "./subject.ts";

/** All that the record says of it. What a reader may see of that is the noun's matter. */
export async function readConsensus(ctx: Reading, subject: Subject): Promise<ConsensusView> {
  const { box, minimumPeriod } = subject;
  const [consensus, turnout, objections, holds] = await Promise.all([
    consensusOf(ctx.db, box.id),
    turnoutOf(ctx.db, box.id),
    objectionsOf(ctx.db, box.id),
    holdsOf(ctx.db, box.id),
  ]);
  if (!consensus) throw new Error(`box ${box.id} does not decide by consensus`);
  const { seats, cast: answered } = turnout;
  const state = phaseOf(consensus, box, ctx.now);
  const ended = state !== "coming" && state !== "open" && state !== "over";
  return {
    activity: ctx.activity.slug,
    leader: leaderOf(ctx.activity.charter),
    of: subject.of,
    args: subject.args,
    supported: wordsOf(subject).supported,
    state,
    per: box.per,
    visibility: subject.visibility,
    seats,
    answered,
    quorum: box.quorum,
    late: box.lateJoiners,
    against: againstAgreement(
      ctx.activity,
      { box, seats, answered, objections, minimumPeriod },
      box.closedAt ?? ctx.now,
    ),
    objections: objections.map(shown),
    holds: holds.map(({ holder, days }) => ({ holder, days })),
    ...(ended ? { answers: await answersByPosition(ctx, box.id) } : {}),
    ...(box.outcome === null ? {} : { outcome: box.outcome }),
  };
}

const shown = ({ number, objector, state, reason, answer, how, metAs }: Objection) => ({
  number,
  objector,
  state,
  reason,
  ...(answer === null ? {} : { answer }),
  ...(how === null ? {} : { how }),
  ...(metAs === null ? {} : { metAs }),
});

async function answersByPosition(ctx: Reading, boxId: number) {
  const found: ConsensusView["answers"] = { support: [], object: [], abstain: [], none: [] };
  for (const { holder, choice } of await answersIn(ctx.db, boxId)) {
    found[positionNumbered(choice?.[0]) ?? "none"].push(holder);
  }
  return found;
}
