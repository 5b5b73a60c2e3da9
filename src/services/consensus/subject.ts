import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Box } from "#db/queries/box.ts";

/** What is decided by consensus, as its noun hands it over: the engine knows no noun. */
export type Subject = {
  /** The noun: its card is refreshed, its verbs stand on buttons, "<of> result" is said in the rooms. */
  of: string;
  id: number;
  /** Within a sentence: "poll 4". */
  name: string;
  /** What names it in a call: { poll: "4" }. */
  args: Record<string, string>;
  visibility: RoomVisibility;
  box: Box;
};

export const showOf = ({ of, args }: Subject) => ({ command: `${of} show`, args });
