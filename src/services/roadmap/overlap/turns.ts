import { setImmediate as others } from "node:timers/promises";

/** Awaited with how much was done; others are served whenever it has become enough. */
export type Turn = (done?: number) => Promise<void> | undefined;

/** Words or pairs: some thousandths of a second. */
const ENOUGH = 500;

export function createTurn(): Turn {
  let since = 0;
  return (done = 1) => {
    since += done;
    if (since < ENOUGH) return undefined;
    since = 0;
    return others();
  };
}
