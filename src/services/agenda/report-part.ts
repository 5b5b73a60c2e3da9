import type { PersonContext } from "#core/contract/context.ts";
import { type Covered, defineReportPart } from "#core/contract/report.ts";
import { agendaApproved, agendaLines, agendaNotApproved, itemOutcomes } from "#core/views/agenda-report.ts";
import { type Agenda, agendaOf, carriedTo, itemsOf } from "#db/queries/agenda.ts";
import { type Revision, revisionItems, revisionsOf } from "#db/queries/agenda-revision.ts";
import { consensusOf } from "#db/queries/consensus.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { pollById } from "#db/queries/poll.ts";
import { dayInWords, lastDayInWords } from "../time/period-in-words.ts";
import { shownItems } from "./face.ts";
import { numbersOf } from "./outline.ts";

type Found = { agenda: Agenda; meeting: Meeting; of: { meeting: number; title: string; over: boolean } };

export const reportPart = defineReportPart({
  async agenda(ctx, covers) {
    const found = await itsAgenda(ctx, covers);
    if (!found) return [];
    const revisions = await revisionsOf(ctx.db, found.agenda.id);
    const approved = approvedOf(revisions);
    const poll = (one: Revision) => one.poll ?? undefined;
    if (!approved?.settledAt) {
      const [last] = revisions;
      return [agendaNotApproved(found.of, last && { number: last.number, poll: poll(last) })];
    }
    const { number, settledHow } = approved;
    const on = await dayOfApproval(ctx, approved, { settledAt: approved.settledAt, zone: found.meeting.zone });
    const how = settledHow ?? "at the meeting";
    return agendaApproved(found.of, { number, on, how, poll: poll(approved) }, found.agenda.state !== "approved");
  },
  async outcomes(ctx, covers) {
    const found = await itsAgenda(ctx, covers);
    if (!found) return [];
    const items = await itemsOf(ctx.db, found.agenda.id);
    const deferred = items.filter(({ state }) => state === "deferred").map(({ id }) => id);
    const beside = { taken: await carriedTo(ctx.db, deferred), handedIn: new Map() };
    return itemOutcomes(found.of, shownItems(items, ctx.now, beside));
  },
  async "annex-agenda"(ctx, covers) {
    const found = await itsAgenda(ctx, covers);
    if (!found) return [];
    const approved = approvedOf(await revisionsOf(ctx.db, found.agenda.id));
    const items = approved ? await revisionItems(ctx.db, approved.id) : await itemsOf(ctx.db, found.agenda.id);
    const numbers = numbersOf(items);
    const lines = items.map(({ title }, at) => ({ number: numbers[at] ?? "", title }));
    return agendaLines(found.of, approved?.number, lines);
  },
});

const approvedOf = (revisions: Revision[]) => revisions.find(({ state }) => state === "approved");

/** One that its end brought about by itself came on the last day, as the end was told; one that waited for a person came when they settled it. */
async function dayOfApproval(
  { db, activity }: PersonContext,
  { pollId }: Revision,
  { settledAt, zone }: { settledAt: Temporal.Instant; zone: string },
): Promise<string> {
  const poll = pollId === null ? undefined : await pollById(db, pollId);
  const consensus = poll && (await consensusOf(db, poll.box.id));
  if (!poll || !consensus?.settledAt) return dayInWords(settledAt, zone);
  const { endsAt, closedAt } = poll.box;
  if (closedAt?.equals(consensus.settledAt) && Temporal.Instant.compare(closedAt, endsAt) >= 0)
    return lastDayInWords(endsAt, activity.zone);
  return dayInWords(consensus.settledAt, zone);
}

async function itsAgenda({ db }: PersonContext, covers: Covered): Promise<Found | undefined> {
  const meeting = covers.meeting === undefined ? undefined : await meetingById(db, covers.meeting);
  const agenda = meeting && (await agendaOf(db, meeting.id));
  if (!agenda) return undefined;
  const { number, title, state } = meeting;
  return { agenda, meeting, of: { meeting: number, title, over: state === "ended" } };
}
