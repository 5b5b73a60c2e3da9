import type { Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { defineReminders, type Recipient } from "#core/contract/reminders.ts";
import { summaryReminder } from "#core/views/report-reminders.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { isReported, type Report, reportOfMeeting } from "#db/queries/report.ts";
import { meetingsToReport } from "#db/queries/report-list.ts";
import { standingOf } from "#db/queries/standing.ts";
import { dayInWords } from "../time/period-in-words.ts";
import { namedAs, parentOf } from "./named-as.ts";

const ROLES = { "co-chairs": "co-chair", secretariat: "secretariat" } as const;
type Owing = keyof typeof ROLES;

/** The executive summary of a meeting is owed from its end until it is sent; the thing is the meeting, because there may be no report yet. */
export const reminders = [
  defineReminders({
    kind: "executive-summary",
    label: "executive summaries",
    ladder: {
      of: "executiveSummary",
      async term(ctx, id) {
        const { endedAt } = (await owed(ctx, id))?.meeting ?? {};
        return endedAt ? { since: endedAt, endsAt: endedAt } : undefined;
      },
      owing: async () => [],
      async waiting(ctx, person) {
        const who = await roleOf(ctx, person);
        if (who === undefined || !isAsked(ctx)) return [];
        return (await meetingsToReport(ctx.db, ctx.activity.id)).map((id) => ({ id, who: who satisfies Recipient }));
      },
      name: async (ctx, id) => `the executive summary of meeting ${(await meetingById(ctx.db, id))?.number ?? 0}`,
    },
    async told(ctx, id, { person }) {
      const found = await owed(ctx, id);
      const who = await roleOf(ctx, person);
      if (!found || who === undefined) return "gone";
      const { meeting, report } = found;
      const { number, title, endedAt, zone } = meeting;
      const held = { activity: ctx.activity.slug, number, title, on: dayInWords(endedAt ?? meeting.endsAt, zone) };
      const drafted = report && { ...namedAs(ctx, report), state: report.state };
      return summaryReminder(held, drafted, { who, leader: leaderOf(ctx.activity.charter), parent: parentOf(ctx) });
    },
  }),
];

/** An activity that is never reminded of it owes none. */
function isAsked({ activity }: Reading): boolean {
  const { after, afterwards, to } = activity.charter.ladders.executiveSummary;
  return to.length > 0 && (after.length > 0 || afterwards !== undefined);
}

async function owed(
  { db }: Reading,
  id: number,
): Promise<{ meeting: Meeting; report: Report | undefined } | undefined> {
  const meeting = await meetingById(db, id);
  if (meeting?.state !== "ended") return undefined;
  const of = { meetingId: id, kind: "executive-summary" } as const;
  return (await isReported(db, of)) ? undefined : { meeting, report: await reportOfMeeting(db, of) };
}

async function roleOf({ db, activity }: Reading, person: number): Promise<Owing | undefined> {
  const { roles } = await standingOf(db, activity.id, person);
  if (roles.includes(ROLES["co-chairs"])) return "co-chairs";
  return roles.includes(ROLES.secretariat) ? "secretariat" : undefined;
}
