import type { Call } from "#core/contract/call.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addBox, addHolderSeats, addSeats } from "#db/queries/box.ts";
import { addPoll, type Poll } from "#db/queries/poll.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { openConsensus } from "../consensus/open.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { shownEnd } from "../time/shown-end.ts";
import { KINDS } from "./kinds.ts";
import { type AskedRules, type Per, rulesOf } from "./rules.ts";
import { schedulePoll } from "./schedule.ts";
import { enoughForSecret, shownWhen } from "./secrecy.ts";
import { mayBeSeenIn } from "./who-sees.ts";

export type OpenPoll = AskedRules & {
  question: string;
  options?: string | undefined;
  results?: Poll["results"] | undefined;
  secret?: boolean | undefined;
  least?: number | undefined;
  most?: number | undefined;
  range?: string | undefined;
  for?: RoomVisibility | undefined;
  /** Of kind approve: what is due at once when it is agreed, or ended without agreement. */
  onSettled?: Call;
};

/** Opens a poll: its box, one seat for each who may answer, its card in every room that may see it, its end and reminders. */
export async function openPoll(ctx: PersonContext, input: OpenPoll) {
  const { activity, now } = ctx;
  const { question, kind, secret = false } = input;
  const results = shownWhen(input);
  const terms = KINDS[kind].terms({ ...input, options: input.options ?? "", now, zone: activity.zone });
  const visibility = input.for ?? activity.charter.rules.poll.visibility;
  const rules = rulesOf(ctx, input, visibility);
  const { per, endsAt, quorum } = rules;
  const number = await nextNumber(ctx.db, activity.id, "poll");
  const boxId = await addBox(ctx.db, { activityId: activity.id, kind, secret, now, ...rules });
  const seats = await giveSeats(ctx, { boxId, per, visibility });
  enoughForSecret(secret, seats);
  const made = { activityId: activity.id, number, boxId, question, kind, secret, results, visibility, ...terms };
  const id = await addPoll(ctx.db, { ...made, openedBy: ctx.actor.person });
  if (KINDS[kind].consensus)
    await openConsensus(ctx, { boxId, ...(input.onSettled ? { onSettled: input.onSettled } : {}) });
  await ctx.record({
    what: "poll opened",
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
    ...shownEnd(endsAt, activity.zone),
  };
}

type ToSeat = { boxId: number; per: Per; visibility: RoomVisibility };

/** Seats go to those alone who may see the poll. */
async function giveSeats(ctx: PersonContext, { boxId, per, visibility }: ToSeat): Promise<number> {
  const box = { activityId: ctx.activity.id, boxId };
  if (isForHolders({ visibility })) return await addHolderSeats(ctx.db, box);
  const seats = await addSeats(ctx.db, { ...box, per, categories: countingCategories(ctx.activity) });
  if (seats === 0) throw nobody(ctx);
  return seats;
}

function nobody({ prefix }: PersonContext): Problem {
  return new Problem({
    code: "conflict",
    message: "Nobody could vote in this poll, because no member who counts is confirmed yet.",
    hint: `Confirm members first: ${prefix}member list shows them, ${prefix}member confirm confirms one.`,
  });
}
