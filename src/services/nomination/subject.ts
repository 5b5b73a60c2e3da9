import type { Reading } from "#core/contract/card.ts";
import { type Nomination, nominationById } from "#db/queries/nomination.ts";
import type { Nominee } from "#db/queries/nominee.ts";
import type { Subject } from "../consensus/subject.ts";

type InWindow = Nominee & { window: NonNullable<Nominee["window"]> };

/** Those about whom positions are taken in the objection window. */
export const inWindow = ({ nominees }: Pick<Nomination, "nominees">): InWindow[] =>
  nominees.filter((one): one is InWindow => one.window !== undefined && one.state === "accepted");

/** A nominee in the objection window as the engine takes it: a box each, and objections numbered in the nomination. */
export function subjectOf({ activity }: Pick<Reading, "activity">, nomination: Nomination, nominee: InWindow): Subject {
  const { id, number, visibility } = nomination;
  return {
    of: "nomination",
    id,
    name: `nomination ${number} (${nominee.name})`,
    args: { nomination: String(number) },
    visibility,
    box: nominee.window.box,
    answer: { noun: "position", verb: "answer", thing: "objection window" },
    words: {
      vote: "object",
      object: `nomination object nomination:${number} nominee:${nominee.number}`,
      shown: `nomination ${number}`,
      supported: "In support",
    },
    minimumPeriod: activity.charter.rules.nomination.objectionWindow,
    series: seriesOf(nomination),
    quiet: true,
  };
}

const seriesOf = ({ id }: Pick<Nomination, "id">) => `objection in nomination ${id}`;

export async function readSubject(ctx: Reading, id: number, boxId: number): Promise<Subject | undefined> {
  const nomination = await nominationById(ctx.db, id);
  const nominee = nomination && inWindow(nomination).find(({ window }) => window.box.id === boxId);
  return nominee && subjectOf(ctx, nomination, nominee);
}
