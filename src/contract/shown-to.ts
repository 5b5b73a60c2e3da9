import type { Argument } from "./command.ts";
import { oneOf } from "./input.ts";

/** Who sees a thing: "co-chairs" are all officers, whatever the charter calls who leads. */
export const WHO_SEES = [
  { value: "everyone", label: "Everyone" },
  { value: "members", label: "Members" },
  { value: "co-chairs", label: "Officers" },
] as const;

export const shownTo = (help?: string, standard?: Argument["standard"]) =>
  oneOf({ label: "Shown to", ...(help ? { help } : {}), ...(standard ? { standard } : {}) }, WHO_SEES).optional();
