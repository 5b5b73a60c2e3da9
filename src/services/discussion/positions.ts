import type { Reading } from "#core/contract/card.ts";
import type { PositionsView } from "#core/views/discussion-positions.ts";
import { answersIn } from "#db/queries/consensus.ts";
import { positionNumbered } from "../consensus/positions.ts";

/** Who stands where now, by organization or person, with what they said beside it. */
export async function positionsIn({ db }: Reading, boxId: number): Promise<PositionsView> {
  const found: PositionsView = { support: [], object: [], abstain: [], none: [] };
  for (const { holder, choice, comment } of await answersIn(db, boxId)) {
    found[positionNumbered(choice?.[0]) ?? "none"].push(comment === null ? { holder } : { holder, text: comment });
  }
  return found;
}
