import type { Context } from "#core/contract/context.ts";
import { objectionsOf } from "#db/queries/consensus.ts";
import { ownSeat } from "../seat/seat-of.ts";
import { isCoChair } from "./settle.ts";
import type { Subject } from "./subject.ts";

/** "Objection 1 of ETSI: Item 4 is missing.", for co-chairs and whose it is: others may not see it yet. */
export async function aboutObjection(ctx: Context, subjects: Subject[], said: unknown): Promise<string | undefined> {
  const { actor } = ctx;
  if (actor.kind !== "person") return undefined;
  for (const subject of subjects) {
    const found = (await objectionsOf(ctx.db, subject.box.id)).find((one) => one.number === said);
    if (!found) continue;
    const own = async () => (await ownSeat({ ...ctx, actor }, subject))?.seat.id === found.seatId;
    if (!isCoChair(ctx) && !(await own())) return undefined;
    return `Objection ${found.number} of ${found.objector}: ${found.reason}`;
  }
  return undefined;
}
