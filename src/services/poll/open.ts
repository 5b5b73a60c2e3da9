import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addBox, addSeats } from "#db/queries/box.ts";
import { addPoll } from "#db/queries/poll.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { mayBeSeenIn } from "./face.ts";
import { readOptions } from "./read-options.ts";
import { schedulePoll } from "./schedule.ts";

export type OpenPoll = {
  question: string;
  options: string;
  closes: string;
  kind: "single" | "multiple";
  per: "person" | "organization";
  results: "always" | "after-voting" | "after-closing";
  most?: number | undefined;
  for?: RoomVisibility | undefined;
};

/** Opens a poll: its box, one seat for each who may answer, its card in every room that may see it, its end and reminders. */
export async function openPoll(ctx: PersonContext, input: OpenPoll) {
  const { activity, now } = ctx;
  const options = readOptions(input.options);
  const most = mostOf(input, options.length);
  const { endsAt } = readDeadline(input.closes, { now, zone: activity.zone, field: "closes" });
  const number = await nextNumber(ctx.db, activity.id, "poll");
  const boxId = await addBox(ctx.db, { activityId: activity.id, per: input.per, now, endsAt });
  const seats = await addSeats(ctx.db, {
    activityId: activity.id,
    boxId,
    per: input.per,
    categories: countingCategories(activity),
  });
  if (seats === 0) throw nobody(ctx);
  const visibility = input.for ?? activity.charter.rules.poll.visibility;
  const { question, kind, results } = input;
  const made = { activityId: activity.id, number, boxId, question, kind, least: 1, most, results, visibility };
  const id = await addPoll(ctx.db, { ...made, openedBy: ctx.actor.person, options });
  await ctx.record({
    what: "poll opened",
    ids: { poll: id, box: boxId },
    show: { command: "poll show", args: { poll: String(number) } },
  });
  await schedulePoll(ctx, { id, number, openedAt: now, endsAt });
  await appendRefresh(ctx.db, { activityId: activity.id, of: "poll", ofId: id });
  const rooms = await roomsOf(ctx.db, activity.id);
  const shownIn = rooms.filter((room) => mayBeSeenIn(visibility, room.visibility)).length;
  return {
    number,
    question,
    per: input.per,
    seats,
    rooms: shownIn,
    hiddenFrom: rooms.length - shownIn,
    ...shownEnd(endsAt, activity.zone),
  };
}

function mostOf(input: OpenPoll, options: number): number {
  if (input.kind === "single") {
    if (input.most === undefined || input.most === 1) return 1;
    throw new Problem({
      code: "invalid",
      message: "A poll of kind single takes one option.",
      hint: "Add kind:multiple, or leave most out.",
      field: "most",
    });
  }
  const most = input.most ?? options;
  if (most <= options) return most;
  throw new Problem({
    code: "invalid",
    message: `This poll has ${options} options; nobody can choose ${most}.`,
    hint: `Give most a number from 1 to ${options}.`,
    field: "most",
  });
}

function nobody({ prefix }: PersonContext): Problem {
  return new Problem({
    code: "conflict",
    message: "Nobody could vote in this poll, because no member who counts is confirmed yet.",
    hint: `Confirm members first: ${prefix}member list shows them, ${prefix}member confirm confirms one.`,
  });
}
