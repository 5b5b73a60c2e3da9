import { suggested } from "#core/contract/input.ts";
import { itemOfAgenda } from "./find-agenda.ts";

/** An item of the agenda; without one, that which is on now. */
export const itemOnNow = suggested({
  label: "Item",
  help: "Left out: the item that is on now.",
  of: "item",
  reads: itemOfAgenda(),
  max: 40,
}).optional();
