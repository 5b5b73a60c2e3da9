import type { PersonContext } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import { endRemote, registerRemotely } from "#db/queries/attendance-mode.ts";
import { changeInCalendars, linkOf, lockMeeting, type Meeting, type MeetingChange } from "#db/queries/meeting.ts";
import { bringForward } from "../agenda/bring-forward.ts";
import { orNone } from "../agenda/read-said.ts";
import { stopItem } from "../agenda/stop.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { inWords } from "../time/show-deadline.ts";
import { documentsEnd, registrationEnd } from "./deadlines.ts";
import { findMeeting } from "./find-meeting.ts";
import { planMeeting, showMeetingEverywhere } from "./plan.ts";
import { readLink } from "./read-link.ts";
import { movedTimes } from "./read-times.ts";
import { deadlinesOf, type ScheduleMeeting } from "./schedule.ts";
import { shortNotice } from "./short-notice.ts";
import { stateNow } from "./state.ts";
import { tellRegistered } from "./tell-registered.ts";

type Changes = Omit<ScheduleMeeting, "title" | "starts" | "ends" | "for">;
export type MoveMeeting = Changes & {
  meeting: number;
  title?: string | undefined;
  starts?: string | undefined;
  ends?: string | undefined;
};

/** Changes when or where a meeting is, or what else is known of it; the registered are told once, and calendars follow. */
export async function moveMeeting(ctx: PersonContext, input: MoveMeeting) {
  const { now } = ctx;
  const meeting = await lockMeeting(ctx.db, (await findMeeting(ctx, input.meeting)).id, "update");
  stateNow(ctx, meeting, "move");
  const change = await changeOf(ctx, meeting, input);
  const after = { ...meeting, ...change };
  deadlinesHold(ctx, after);
  const sequence = await changeInCalendars(ctx.db, meeting.id, change, now);
  if (change.place === null) await registerRemotely(ctx.db, meeting.id);
  const ended = change.remote === false ? await endRemote(ctx.db, meeting.id) : [];
  const show = { command: "meeting show", args: { meeting: String(meeting.number) } };
  await ctx.record({ what: "meeting moved", ids: { meeting: meeting.id }, show });
  // Planned anew, reminders that wait for the end of somebody's night would be lost.
  if (!sameTimes(ctx, meeting, after)) await planMeeting(ctx.db, ctx, after);
  if (Temporal.Instant.compare(after.startsAt, now) > 0) await stopItem(ctx, meeting, { as: "put back", at: now });
  await showMeetingEverywhere(ctx.db, ctx.activity.id, meeting.id);
  const what = Object.fromEntries(Object.keys(change).map((name) => [name, 1]));
  const about = { meeting: meeting.id, sequence, ...what, ...beforeOf(meeting, after) };
  const told = await tellRegistered(ctx, { notice: "meeting changed", about, ended });
  const { startsAt, endsAt, zone } = after;
  const sameStart = startsAt.equals(meeting.startsAt);
  const notice = sameStart ? undefined : shortNotice(ctx, startsAt);
  const approval = sameStart ? undefined : await bringForward(ctx, after);
  const when = rangeInWords(startsAt, endsAt, zone);
  return { number: meeting.number, title: after.title, inWords: when, told, notice, approval };
}

/** Where it was before in time, when that is what changed. */
function beforeOf(before: Meeting, { startsAt, endsAt }: Pick<Meeting, "startsAt" | "endsAt">): Record<string, number> {
  if (before.startsAt.equals(startsAt) && before.endsAt.equals(endsAt)) return {};
  return { startedMs: before.startsAt.epochMilliseconds, endedMs: before.endsAt.epochMilliseconds };
}

function sameTimes({ activity }: PersonContext, one: Meeting, other: Meeting): boolean {
  const times = (of: Meeting) => [of.startsAt, of.endsAt, registrationEnd(of), documentsEnd(of, activity)];
  return String(times(one)) === String(times(other));
}

type Change = Omit<MeetingChange, "state"> & Partial<Meeting>;

async function changeOf(ctx: PersonContext, meeting: Meeting, input: MoveMeeting): Promise<Change> {
  const times = movedTimes(ctx, meeting, input);
  const place = asSaid(input.place, meeting.place);
  const remote = input.remote === undefined ? meeting.remote || input.link !== undefined : input.remote === "yes";
  if (place === null && !remote) throw nowhere();
  const deadlines = deadlinesOf(ctx, input, times.startsAt);
  const wanted = {
    ...times,
    title: input.title ?? meeting.title,
    place,
    colocation: asSaid(input.with, meeting.colocation),
    remote,
    registrationEndsAt: deadlines.registrationEndsAt ?? meeting.registrationEndsAt,
    documentsEndAt: deadlines.documentsEndAt ?? meeting.documentsEndAt,
  };
  const link = input.link === undefined ? undefined : readLink(input.link);
  const newLink = link !== undefined && link !== (await linkOf(ctx.db, meeting.id));
  const changes = differing(meeting, wanted);
  if (Object.keys(changes).length === 0 && !newLink) throw nothing(meeting);
  return { ...changes, ...(newLink ? { link } : {}) };
}

/** "none" takes it away. */
const asSaid = (said: string | undefined, before: string | null) =>
  said === undefined ? before : (orNone(said) ?? null);

/** What was said before must still make sense after the move. */
function deadlinesHold({ activity }: PersonContext, { startsAt, registrationEndsAt, documentsEndAt }: Meeting): void {
  for (const [field, end] of [
    ["registration", registrationEndsAt],
    ["documents", documentsEndAt],
  ] as const) {
    if (end === null || Temporal.Instant.compare(end, startsAt) <= 0) continue;
    const message = `The deadline for ${field}, ${inWords(end, activity.zone)}, would be after the meeting has started.`;
    throw new Problem({ code: "invalid", message, hint: `Give an earlier one too: ${field}:…`, field });
  }
}

const nowhere = () =>
  new Problem({
    code: "invalid",
    message: "A meeting needs a place, or remote participation.",
    hint: "Name the place, or add remote:yes.",
    field: "place",
  });

const nothing = ({ number }: Meeting) =>
  new Problem({
    code: "invalid",
    message: `Meeting ${number} is already as you say; nothing was changed and nobody was told.`,
    hint: "Give what is to change: starts, ends, place, title, link, registration or documents.",
  });
