import type { Reader, Reading } from "#core/contract/card.ts";
import {
  consensusRule,
  endParts,
  objectionButtons,
  objectionParts,
  outcomeLines,
  verdict,
} from "#core/views/consensus.ts";
import type { PollAside } from "#core/views/poll.ts";
import { capitalized } from "#core/views/say.ts";
import { liveObjectionOf } from "#db/queries/consensus.ts";
import type { Poll } from "#db/queries/poll.ts";
import { standingOf } from "#db/queries/standing.ts";
import { isLive } from "../consensus/objection-states.ts";
import { seesAll } from "../room/who-sees.ts";
import { readPollConsensus } from "./read-consensus.ts";

/** `shown`: whether this reader sees the results; `seatId`: the seat they answer for. */
type Looking = { reader: Reader; shown: boolean; seatId: number | undefined };

/** Objections and holds of a poll that is decided by consensus; co-chairs see them whatever is hidden from others. */
export async function asideOf(ctx: Reading, poll: Poll, { reader, shown, seatId }: Looking): Promise<PollAside> {
  const [view, powers, own] = await Promise.all([
    readPollConsensus(ctx, poll),
    powersOf(ctx, reader),
    seatId === undefined ? undefined : liveObjectionOf(ctx.db, seatId),
  ]);
  const seen =
    shown || powers.seesAll ? view.objections : view.objections.filter(({ number }) => number === own?.number);
  const visible = { ...view, objections: seen };
  const ended = !["coming", "open", "over"].includes(view.state);
  const hidden =
    poll.results === "always"
      ? ""
      : ` ${capitalized(view.leader.all)} always see${view.leader.all === view.leader.one ? "s" : ""} the objections.`;
  const early = poll.box.passesFrom === null ? "" : " Once all have answered, it may be agreed before its end.";
  const left = seen.filter(isLive).length;
  return {
    words: ended ? verdict(view) : left === 0 ? "" : `Objections that are not met: ${left}.`,
    rule: `${consensusRule(view)}${early}${hidden}`,
    card: [...(ended ? endParts(view) : []), ...objectionParts(visible)],
    ways: objectionButtons(visible, { coChair: powers.coChair, own: own?.number }),
    result: outcomeLines(view),
  };
}

async function powersOf(ctx: Reading, reader: Reader): Promise<{ seesAll: boolean; coChair: boolean }> {
  if ("room" in reader) {
    const coChairs = reader.room.visibility === "co-chairs";
    return { seesAll: coChairs, coChair: coChairs };
  }
  const standing = await standingOf(ctx.db, ctx.activity.id, reader.person);
  return { seesAll: seesAll(standing), coChair: standing.roles.includes("co-chair") };
}
