import type { Reading } from "#core/contract/card.ts";
import { defineReminders } from "#core/contract/reminders.ts";
import { documentsDue } from "#core/views/document-reminder.ts";
import { announcedBy, announcersFor } from "#db/queries/document-list.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { documentsEnd, isOver } from "../meeting/deadlines.ts";
import { completeMeetings, findMeeting } from "../meeting/find-meeting.ts";
import { nobodyAsked } from "../meeting/nobody-asked.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";

/** By meeting: only those are reminded who announced something for it and have not handed it in. */
export const reminders = [
  defineReminders({
    kind: "documents",
    label: "document deadlines",
    ladder: {
      of: "documents",
      async term(ctx, id) {
        const meeting = await comingMeeting(ctx, id);
        return meeting && { since: meeting.madeAt, endsAt: documentsEnd(meeting, ctx.activity) };
      },
      owing: async ({ db }, id, who) => (who === "members-who-announced-a-document" ? await announcersFor(db, id) : []),
      async waiting(ctx, person) {
        const mine = await announcedBy(ctx.db, { activityId: ctx.activity.id, person });
        const ids = [...new Set(mine.flatMap(({ meetingId }) => meetingId ?? []))];
        const coming = await Promise.all(ids.map((id) => comingMeeting(ctx, id)));
        return coming.flatMap((meeting) =>
          meeting ? [{ id: meeting.id, who: "members-who-announced-a-document" as const }] : [],
        );
      },
      name: async ({ db }, id) => `announced documents for meeting ${(await meetingById(db, id))?.number ?? 0}`,
    },
    state: {
      who: "not-submitted",
      as: "members-who-announced-a-document",
      have: "have not submitted what they announced",
      of: { argument: "meeting", label: "Meeting" },
      async find(ctx, number) {
        const meeting = await findMeeting(ctx, number);
        if (!isComing(ctx, meeting)) throw nobodyAsked(ctx, meeting, "submit a document for it");
        return meeting.id;
      },
      async until({ activity, db }, id) {
        const meeting = await meetingById(db, id);
        const begins = meeting && momentInWords(meeting.startsAt, activity.zone);
        return meeting && { at: meeting.startsAt, words: `Meeting ${meeting.number} begins on ${begins}` };
      },
      name: async ({ db }, id) => `for meeting ${(await meetingById(db, id))?.number ?? 0}`,
      complete: completeMeetings,
    },
    async told(ctx, id, { person }) {
      const meeting = await comingMeeting(ctx, id);
      if (!meeting) return "gone";
      const owed = await announcedBy(ctx.db, { activityId: ctx.activity.id, person, meetingId: id });
      if (owed.length === 0) return "gone";
      const end = documentsEnd(meeting, ctx.activity);
      const { slug, zone } = ctx.activity;
      const due = { ...shownEnd(end, zone), over: isOver(end, ctx.now) };
      return documentsDue({ activity: slug, meeting: meeting.number, due, documents: owed });
    },
  }),
];

/** A late document is taken until the meeting begins. */
async function comingMeeting(ctx: Reading, id: number): Promise<Meeting | undefined> {
  const meeting = await meetingById(ctx.db, id);
  return meeting && isComing(ctx, meeting) ? meeting : undefined;
}

const isComing = ({ now }: Pick<Reading, "now">, { state, startsAt }: Meeting) =>
  state === "scheduled" && !isOver(startsAt, now);
