import type { Call } from "#core/contract/call.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addBox } from "#db/queries/box.ts";
import { addPoll, type Poll } from "#db/queries/poll.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { openConsensus } from "../consensus/open.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import { shownEnd, shownOpening } from "../time/shown-end.ts";
import { giveSeats } from "./give-seats.ts";
import { KINDS } from "./kinds.ts";
import { rangeForScores } from "./read-range.ts";
import { someSlotToCome } from "./read-slots.ts";
import { type AskedRules, rulesOf } from "./rules.ts";
import { schedulePoll } from "./schedule.ts";
import { shownWhen } from "./secrecy.ts";

export type OpenPoll = AskedRules & {
  question: string;
  options?: string | undefined;
  results?: Poll["results"] | undefined;
  secret?: boolean | undefined;
  least?: number | undefined;
  most?: number | undefined;
  range?: string | undefined;
  for?: RoomVisibility | undefined;
  /** Who is asked; `named`: by number or name. */
  eligible?: Poll["eligible"] | undefined;
  named?: string | undefined;
  /** Whether those confirmed while it is open get a seat as well. */
  late?: boolean | undefined;
  /** Of kind approve: what is due at once when it is agreed, or ended without agreement. */
  onSettled?: Call;
};

/** Opens a poll, or plans its opening: its box, one seat for each who may answer, its card in every room that may see it, its end and reminders. */
export async function openPoll(ctx: PersonContext, input: OpenPoll) {
  const { activity, now } = ctx;
  const { question, kind, secret = false } = input;
  const results = shownWhen(input);
  rangeForScores(input);
  const terms = KINDS[kind].terms({ ...input, options: input.options ?? "", now, zone: activity.zone });
  const visibility = input.for ?? activity.charter.rules.poll.visibility;
  const rules = rulesOf(ctx, input, visibility);
  const { per, startsAt, endsAt, quorum } = rules;
  someSlotToCome(ctx, terms.options, endsAt);
  const number = await nextNumber(ctx.db, activity.id, "poll");
  const lateJoiners = input.late ?? false;
  const boxId = await addBox(ctx.db, { activityId: activity.id, kind, secret, lateJoiners, now, ...rules });
  const { seats, eligible } = await giveSeats(ctx, { ...input, boxId, per, visibility, later: startsAt !== null });
  const asked = { question, kind, secret, eligible, results, visibility };
  const made = { activityId: activity.id, number, boxId, ...asked, ...terms };
  const id = await addPoll(ctx.db, { ...made, openedBy: ctx.actor.person });
  if (KINDS[kind].consensus)
    await openConsensus(ctx, { boxId, ...(input.onSettled ? { onSettled: input.onSettled } : {}) });
  await ctx.record({
    what: startsAt === null ? "poll opened" : "poll planned",
    ids: { poll: id, box: boxId },
    show: { command: "poll show", args: { poll: String(number) } },
  });
  await schedulePoll(ctx, { id, number, endsAt });
  await appendRefresh(ctx.db, { activityId: activity.id, of: "poll", ofId: id });
  const rooms = await roomsOf(ctx.db, activity.id);
  const shownIn = rooms.filter((room) => mayBeSeenIn(visibility, room.visibility)).length;
  return {
    number,
    question,
    per,
    visibility,
    seats,
    quorum,
    rooms: shownIn,
    hiddenFrom: rooms.length - shownIn,
    ...(startsAt === null ? {} : shownOpening(startsAt, activity.zone)),
    ...shownEnd(endsAt, activity.zone),
  };
}
