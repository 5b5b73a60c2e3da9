import type { Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { defineReminders } from "#core/contract/reminders.ts";
import { missingReports, reportReminder, termReminder, termToReview } from "#core/views/liaison-reminders.ts";
import { type Liaison, liaisonById } from "#db/queries/liaison.ts";
import { reportsOwed } from "#db/queries/liaison-report.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { completeMeetings, findMeeting } from "../meeting/find-meeting.ts";
import { nobodyAsked } from "../meeting/nobody-asked.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { reportsWaiting } from "./waiting.ts";

export const reminders = [
  defineReminders({
    kind: "liaison-report",
    label: "liaison reports",
    ladder: {
      of: "liaisonReport",
      async term(ctx, id) {
        const meeting = await meetingById(ctx.db, id);
        if (!meeting || meeting.state === "cancelled") return undefined;
        return { since: meeting.madeAt, endsAt: meeting.startsAt };
      },
      async owing(ctx, id, who) {
        const owed = who === "representative" ? await reportsOwed(ctx.db, ctx.activity.id, id) : [];
        return [...new Set(owed.map((one) => one.personId))];
      },
      waiting: async (ctx, person) =>
        (await reportsWaiting(ctx, person)).map((id) => ({ id, who: "representative" as const })),
      name: async (ctx, id) => `liaison reports to meeting ${(await meetingById(ctx.db, id))?.number ?? 0}`,
    },
    state: {
      who: "not-reported",
      as: "representative",
      have: "have not filed their liaison report",
      of: { argument: "meeting", label: "Meeting" },
      async find(ctx, number) {
        const meeting = await findMeeting(ctx, number);
        if (meeting.state === "cancelled") throw nobodyAsked(ctx, meeting, "report to it");
        return meeting.id;
      },
      name: async ({ db }, id) => `to meeting ${(await meetingById(db, id))?.number ?? 0}`,
      complete: completeMeetings,
    },
    told: toldOfReport,
  }),
  defineReminders({
    kind: "liaison-term",
    label: "terms of liaison representatives",
    ladder: {
      of: "liaisonTerm",
      async term(ctx, id) {
        const liaison = await liaisonById(ctx.db, id);
        return liaison && liaison.endedAt === null ? { since: liaison.since, endsAt: liaison.until } : undefined;
      },
      async owing(ctx, id, who) {
        const liaison = who === "representative" ? await liaisonById(ctx.db, id) : undefined;
        return liaison && liaison.endedAt === null ? [liaison.personId] : [];
      },
      waiting: async () => [],
      name: async (ctx, id) => `the term of liaison ${(await liaisonById(ctx.db, id))?.number ?? 0}`,
    },
    async told(ctx, id, { person }) {
      const liaison = await liaisonById(ctx.db, id);
      if (!liaison || liaison.endedAt !== null) return "gone";
      const { endsAt: until, endsInWords: untilInWords } = shownEnd(liaison.until, ctx.activity.zone);
      const over = Temporal.Instant.compare(ctx.now, liaison.until) >= 0;
      const leader = leaderOf(ctx.activity.charter);
      const ends = { ...officeIn(ctx, liaison), until, untilInWords, over };
      if (liaison.personId === person) return termReminder({ ...ends, leaders: leader.all });
      return (await leads(ctx, person)) ? termToReview({ ...ends, leader: leader.one }) : "gone";
    },
  }),
];

async function toldOfReport(ctx: Reading, id: number, { person }: { person: number }) {
  const meeting = await meetingById(ctx.db, id);
  if (!meeting || meeting.state === "cancelled") return "gone";
  const owed = await reportsOwed(ctx.db, ctx.activity.id, id);
  const { number, title, startsAt } = meeting;
  const over = Temporal.Instant.compare(ctx.now, startsAt) >= 0;
  const inWords = momentInWords(startsAt, ctx.activity.zone);
  const about = { meeting: number, title, startsAt: startsAt.toString(), inWords, over };
  const own = owed.find((one) => one.personId === person);
  if (own) return reportReminder({ ...officeIn(ctx, own), ...about });
  if (owed.length === 0 || !over || !(await leads(ctx, person))) return "gone";
  const { slug: activity, zone, charter } = ctx.activity;
  const owing = owed.map((one) => officeIn(ctx, one));
  return missingReports({ ...about, activity, zone, owing, leader: leaderOf(charter).one });
}

const officeIn = ({ activity }: Reading, { number, name, body, direction }: Liaison) => ({
  activity: activity.slug,
  zone: activity.zone,
  number,
  name,
  body,
  direction,
});

async function leads(ctx: Reading, person: number): Promise<boolean> {
  return (await standingOf(ctx.db, ctx.activity.id, person)).roles.includes("co-chair");
}
