import { defineNotice, type Notice, type Reader, type Reading } from "#core/contract/card.ts";
import { endMoved } from "#core/views/consensus-moved.ts";
import { holdById } from "#db/queries/hold.ts";
import { shownEnd } from "../time/shown-end.ts";
import { readConsensus } from "./read.ts";
import { type Subject, thingOf } from "./subject.ts";

type Find = (ctx: Reading, id: number) => Promise<Subject | undefined>;
/** What it is about, as far as that reader may see it. */
type Title = (ctx: Reading, id: number, reader: Reader) => Promise<string | undefined>;

/** Said in the rooms, whose last word of it was another end, or that it is over; nothing where the end moved on since. */
export function endMovedNotice(of: string, find: Find, titleOf: Title): Notice {
  return defineNotice({
    of: `${of} moved`,
    async read(ctx, { [of]: id = 0, until, again, hold }, reader) {
      const title = "room" in reader ? await titleOf(ctx, id, reader) : undefined;
      const subject = title === undefined ? undefined : await find(ctx, id);
      if (title === undefined || !subject || subject.box.endsAt.epochMilliseconds !== until) return "gone";
      const view = await readConsensus(ctx, subject);
      if (view.state !== "open") return "gone";
      const held = hold === undefined ? undefined : await holdById(ctx.db, hold);
      const moved = { title, again: again === 1, held, ...shownEnd(subject.box.endsAt, ctx.activity.zone) };
      return endMoved(thingOf(ctx, subject), view, moved);
    },
  });
}
