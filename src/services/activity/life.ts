import type { Context } from "#core/contract/context.ts";
import { LIFE_STATES, type LifeEvent, type LifeState } from "#core/contract/life.ts";
import { Problem } from "#core/contract/problem.ts";

/** Which state may follow which; what is over may go on in a new study period. */
export const NEXT: Record<LifeState, readonly LifeState[]> = {
  proposed: ["announced", "established"],
  announced: ["established"],
  established: ["active", "terminated", "replaced"],
  active: ["terminated", "replaced"],
  terminated: ["active"],
  replaced: ["active"],
};

/** A charter is written when a group has established the activity. */
export const FIRST_STATE: LifeState = "established";

const isState = (event: LifeEvent): event is LifeState => (LIFE_STATES as readonly string[]).includes(event);

/** Throws a Problem that says what is possible now. */
export function checkMove({ activity }: Context, now: LifeState, event: LifeEvent): void {
  if (!isState(event) || NEXT[now].includes(event)) return;
  throw new Problem({
    code: "conflict",
    message: `${activity.charter.acronym} is ${now}; it cannot become ${event} from there.`,
    hint: `Possible now: ${NEXT[now].join(", ")}.`,
    field: "event",
  });
}
