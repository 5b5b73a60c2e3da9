import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addBox, addHolderSeats, addSeats } from "#db/queries/box.ts";
import { addPoll } from "#db/queries/poll.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { KINDS } from "./kinds.ts";
import { schedulePoll } from "./schedule.ts";
import { mayBeSeenIn } from "./who-sees.ts";

export type OpenPoll = {
  question: string;
  options: string;
  closes: string;
  kind: PollKindName;
  per: "person" | "organization";
  results: "always" | "after-voting" | "after-closing";
  least?: number | undefined;
  most?: number | undefined;
  range?: string | undefined;
  for?: RoomVisibility | undefined;
};

/** Opens a poll: its box, one seat for each who may answer, its card in every room that may see it, its end and reminders. */
export async function openPoll(ctx: PersonContext, input: OpenPoll) {
  const { activity, now } = ctx;
  const { question, kind, results } = input;
  const terms = KINDS[kind].terms({ ...input, now, zone: activity.zone });
  const visibility = input.for ?? activity.charter.rules.poll.visibility;
  if (isForHolders({ visibility }) && input.per === "organization") throw notByOrganization();
  const { endsAt } = readDeadline(input.closes, { now, zone: activity.zone, field: "closes" });
  const number = await nextNumber(ctx.db, activity.id, "poll");
  const boxId = await addBox(ctx.db, { activityId: activity.id, per: input.per, kind, now, endsAt });
  const seats = await giveSeats(ctx, { boxId, per: input.per, visibility });
  const made = { activityId: activity.id, number, boxId, question, kind, results, visibility, ...terms };
  const id = await addPoll(ctx.db, { ...made, openedBy: ctx.actor.person });
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
    per: input.per,
    visibility,
    seats,
    rooms: shownIn,
    hiddenFrom: rooms.length - shownIn,
    ...shownEnd(endsAt, activity.zone),
  };
}

type ToSeat = { boxId: number; per: OpenPoll["per"]; visibility: RoomVisibility };

/** Seats go to those alone who may see the poll. */
async function giveSeats(ctx: PersonContext, { boxId, per, visibility }: ToSeat): Promise<number> {
  const box = { activityId: ctx.activity.id, boxId };
  if (isForHolders({ visibility })) return await addHolderSeats(ctx.db, box);
  const seats = await addSeats(ctx.db, { ...box, per, categories: countingCategories(ctx.activity) });
  if (seats === 0) throw nobody(ctx);
  return seats;
}

const notByOrganization = () =>
  new Problem({
    code: "invalid",
    message: "A poll shown to the co-chairs alone gives one vote to each of them and of the secretariat.",
    hint: "Use per:person, or show the poll to the members with for:members.",
    field: "per",
  });

function nobody({ prefix }: PersonContext): Problem {
  return new Problem({
    code: "conflict",
    message: "Nobody could vote in this poll, because no member who counts is confirmed yet.",
    hint: `Confirm members first: ${prefix}member list shows them, ${prefix}member confirm confirms one.`,
  });
}
