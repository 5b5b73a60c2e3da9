import type { Reading } from "#core/contract/card.ts";
import type { Objection } from "#db/queries/consensus.ts";
import { answeringFor } from "#db/queries/owing.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import type { Subject } from "./subject.ts";

/** Who can withdraw an objection now: whoever raised it while they answer for its seat, else those who do. */
export async function objectorsOf(
  { activity, db }: Pick<Reading, "activity" | "db">,
  { box, visibility }: Subject,
  { raisedBy, seatId }: Objection,
): Promise<number[]> {
  const electorate = { categories: countingCategories(activity), holders: isForHolders({ visibility }) };
  const answering = await answeringFor(db, { ...box, activityId: activity.id, ...electorate }, seatId);
  const persons = answering.map((one) => one.personId);
  return persons.includes(raisedBy) ? [raisedBy] : persons;
}
