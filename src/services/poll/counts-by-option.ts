import { z } from "zod";
import { tallyOf } from "#db/queries/count.ts";
import type { Question } from "./kind.ts";

/** How many ballots name each option, in the order of the options. */
export const countsByOption = {
  tally: z.array(z.number()),
  async count(db: Parameters<typeof tallyOf>[0], poll: Question): Promise<number[]> {
    const counts = await tallyOf(db, poll.box.id);
    return poll.options.map(({ number }) => counts.get(number) ?? 0);
  },
};
