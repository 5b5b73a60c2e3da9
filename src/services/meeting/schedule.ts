import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addMeeting } from "#db/queries/meeting.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { type OfSlot, takeSlot } from "./of-slot.ts";
import { planMeeting, showMeetingEverywhere } from "./plan.ts";
import { readLink } from "./read-link.ts";
import { readTimes } from "./read-times.ts";
import { shortNotice } from "./short-notice.ts";

export type ScheduleMeeting = {
  title: string;
  starts: string;
  ends: string;
  zone?: string | undefined;
  place?: string | undefined;
  with?: string | undefined;
  remote?: "yes" | "no" | undefined;
  link?: string | undefined;
  registration?: string | undefined;
  documents?: string | undefined;
  for?: RoomVisibility | undefined;
} & OfSlot;

/** A meeting to come: its number, its deadlines, its card in every room that may see it. Of one slot only one is made. */
export async function scheduleMeeting(ctx: PersonContext, input: ScheduleMeeting) {
  const { activity, now } = ctx;
  const slot = await takeSlot(ctx, input);
  if (slot && "meeting" in slot) return { already: slot };
  const times = readTimes(ctx, input);
  const visibility = input.for ?? activity.charter.rules.meeting.visibility;
  const remote = remoteOf(ctx, input);
  const dates = { ...times, ...deadlinesOf(ctx, input, times.startsAt) };
  const number = await nextNumber(ctx.db, activity.id, "meeting");
  const id = await addMeeting(ctx.db, {
    activityId: activity.id,
    number,
    title: input.title,
    visibility,
    ...dates,
    place: input.place ?? null,
    colocation: input.with ?? null,
    remote,
    link: input.link === undefined ? null : readLink(input.link),
    scheduledBy: ctx.actor.person,
    ...slot,
    now,
  });
  const show = { command: "meeting show", args: { meeting: String(number) } };
  await ctx.record({ what: "meeting scheduled", ids: { meeting: id }, show });
  await planMeeting(ctx.db, ctx, { id, number, ...dates });
  await showMeetingEverywhere(ctx.db, activity.id, id);
  if (slot) await appendRefresh(ctx.db, { activityId: activity.id, of: "poll", ofId: slot.pollId });
  const rooms = (await roomsOf(ctx.db, activity.id)).filter((room) => mayBeSeenIn(visibility, room.visibility)).length;
  const inWords = rangeInWords(times.startsAt, times.endsAt, times.zone);
  return { number, title: input.title, inWords, rooms, notice: shortNotice(ctx, times.startsAt) };
}

function remoteOf({ activity }: PersonContext, input: ScheduleMeeting): boolean {
  const remote =
    input.remote === undefined
      ? input.link !== undefined || activity.charter.workingMethods.remoteParticipation
      : input.remote === "yes";
  if (remote || input.place !== undefined) return remote;
  throw new Problem({
    code: "invalid",
    message: "A meeting needs a place, or remote participation.",
    hint: "Name the place, or add remote:yes.",
    field: "place",
  });
}

type Deadlines = Pick<ScheduleMeeting, "registration" | "documents">;

/** Both are before the start: after it nobody could keep them. */
export function deadlinesOf({ activity, now }: PersonContext, input: Deadlines, startsAt: Temporal.Instant) {
  const read = (field: keyof Deadlines) => {
    const said = input[field];
    if (said === undefined) return null;
    const { endsAt } = readDeadline(said, { now, zone: activity.zone, field });
    if (Temporal.Instant.compare(endsAt, startsAt) <= 0) return endsAt;
    const message = "This deadline would be after the meeting has started.";
    throw new Problem({ code: "invalid", message, hint: "Give an earlier one.", field });
  };
  return { registrationEndsAt: read("registration"), documentsEndAt: read("documents") };
}
