import type { Reading } from "#core/contract/card.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { defineReminders, type Recipient } from "#core/contract/reminders.ts";
import type { MeetingFace } from "#core/views/meeting.ts";
import { meetingReminder, registrationReminder } from "#core/views/meeting-reminders.ts";
import { type Mode, modesOf, notRegisteredFor, registeredToCome } from "#db/queries/attendance.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { scheduledMeetings } from "#db/queries/meeting-list.ts";
import { standingOf } from "#db/queries/standing.ts";
import { inWords } from "../time/show-deadline.ts";
import { registrationEnd } from "./deadlines.ts";
import { readMeeting } from "./face.ts";
import { completeMeetings, findMeeting } from "./find-meeting.ts";
import { nobodyAsked } from "./nobody-asked.ts";

const SOON_DAYS = 7;

export const reminders = [
  defineReminders({
    kind: "meeting",
    label: "meetings",
    ladder: {
      of: "meeting",
      term: (ctx, id) => term(ctx, id, (meeting) => meeting.startsAt),
      owing,
      async waiting(ctx, person) {
        const soon = ctx.now.add({ hours: 24 * SOON_DAYS });
        const isSoon = ({ startsAt }: Meeting) => Temporal.Instant.compare(startsAt, soon) < 0;
        return await waitingFor(ctx, { person, who: "registered", wanted: isSoon });
      },
      name: async (ctx, id) => `meeting ${await numberOf(ctx, id)}`,
    },
    async told(ctx, id, { person, who }) {
      const face = await readMeeting(ctx, id, { person });
      if (face?.state !== "scheduled" || !isAhead(ctx, Temporal.Instant.from(face.startsAt))) return "gone";
      const mode = face.own?.mode ?? null;
      if (mode === "regrets" || (mode === null && who === "registered")) return "gone";
      return mode !== null || (await mayRegister(ctx, face, person)) ? meetingReminder(face, mode) : "gone";
    },
  }),
  defineReminders({
    kind: "registration",
    label: "registration",
    ladder: {
      of: "registration",
      term: (ctx, id) => term(ctx, id, registrationEnd),
      owing,
      waiting: (ctx, person) =>
        waitingFor(ctx, { person, who: "members-not-registered", wanted: (one) => isAhead(ctx, registrationEnd(one)) }),
      name: async (ctx, id) => `registration for meeting ${await numberOf(ctx, id)}`,
    },
    state: {
      who: "not-registered",
      as: "members-not-registered",
      have: "have not registered",
      of: { argument: "meeting", label: "Meeting" },
      async find(ctx, number) {
        const meeting = await findMeeting(ctx, number);
        if (meeting.state !== "scheduled" || !isAhead(ctx, meeting.startsAt))
          throw nobodyAsked(ctx, meeting, "register for it");
        if (!isAhead(ctx, registrationEnd(meeting))) throw registrationOver(ctx, meeting);
        return meeting.id;
      },
      async until({ activity, db }, id) {
        const meeting = await meetingById(db, id);
        const at = meeting && registrationEnd(meeting);
        return (
          at && { at, words: `Registration for meeting ${meeting.number} is open until ${inWords(at, activity.zone)}` }
        );
      },
      name: async (ctx, id) => `for meeting ${await numberOf(ctx, id)}`,
      complete: completeMeetings,
    },
    async told(ctx, id, { person }) {
      const face = await readMeeting(ctx, id, { person });
      const open = face?.state === "scheduled" && face.own?.mode === null && (await mayRegister(ctx, face, person));
      return open ? registrationReminder(face) : "gone";
    },
  }),
];

/** Who left before they were told is not asked any more. */
async function mayRegister({ activity, db }: Reading, { registration }: MeetingFace, person: number): Promise<boolean> {
  const { roles, membership } = await standingOf(db, activity.id, person);
  return !registration.over && (membership !== undefined || roles.length > 0);
}

function registrationOver({ activity, prefix }: PersonContext, meeting: Meeting): Problem {
  const { number } = meeting;
  return new Problem({
    code: "too late",
    message: `Registration for meeting ${number} closed on ${inWords(registrationEnd(meeting), activity.zone)}, so nobody can be asked to register any more.`,
    hint: `${prefix}meeting move meeting:${number} registration:"…" gives it a later end; officers can still register a member: ${prefix}meeting register meeting:${number} member:…`,
    field: "meeting",
  });
}

const isAhead = ({ now }: Reading, at: Temporal.Instant) => Temporal.Instant.compare(at, now) > 0;

/** Until that end, as long as the meeting is to come. */
async function term(ctx: Reading, id: number, end: (meeting: Meeting) => Temporal.Instant) {
  const meeting = await meetingById(ctx.db, id);
  if (meeting?.state !== "scheduled" || !isAhead(ctx, end(meeting))) return undefined;
  return { since: meeting.madeAt, endsAt: end(meeting) };
}

/** Who cannot register any more is not asked to; who sent regrets has answered. */
async function owing(ctx: Reading, id: number, who: Recipient): Promise<number[]> {
  const meeting = await meetingById(ctx.db, id);
  if (!meeting) return [];
  if (who === "registered") return await registeredToCome(ctx.db, id);
  if (who !== "members-not-registered" || !isAhead(ctx, registrationEnd(meeting))) return [];
  return await notRegisteredFor(ctx.db, ctx.activity.id, meeting);
}

type Waiting = { person: number; who: "registered" | "members-not-registered"; wanted(meeting: Meeting): boolean };

async function waitingFor(ctx: Reading, { person, who, wanted }: Waiting) {
  const isMember = (await standingOf(ctx.db, ctx.activity.id, person)).membership !== undefined;
  if (who === "members-not-registered" && !isMember) return [];
  const ids = (await scheduledMeetings(ctx.db, ctx.activity.id)).filter(wanted).map(({ id }) => id);
  const modes = await modesOf(ctx.db, ids, person);
  const fits = (mode: Mode | null) => (who === "registered" ? mode === "on-site" || mode === "remote" : mode === null);
  return ids.filter((id) => fits(modes.get(id) ?? null)).map((id): { id: number; who: Recipient } => ({ id, who }));
}

async function numberOf({ db }: Reading, id: number): Promise<number> {
  return (await meetingById(db, id))?.number ?? 0;
}
