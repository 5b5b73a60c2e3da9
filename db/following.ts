import { isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { agendaItem, agendaRevision, agendaRevisionItem } from "./schema/agenda.ts";
import { ballot, box } from "./schema/box.ts";
import { comment } from "./schema/comment.ts";
import { consensus, hold, objection, positionComment } from "./schema/consensus.ts";
import { digest } from "./schema/digest.ts";
import { discussion, discussionCall, discussionSummary } from "./schema/discussion.ts";
import { document, documentRevision } from "./schema/document.ts";
import { file } from "./schema/file.ts";
import { liaison, liaisonReport } from "./schema/liaison.ts";
import { lifeEvent, setting } from "./schema/life.ts";
import { link, linkConsent, linkTry } from "./schema/link.ts";
import { matter } from "./schema/matter.ts";
import { attendance, meeting } from "./schema/meeting.ts";
import { member } from "./schema/member.ts";
import { naming, nomination, nominee, nomineeSupport } from "./schema/nomination.ts";
import { poll } from "./schema/poll.ts";
import { dueReminder, reminder, stoppedReminder } from "./schema/reminder.ts";
import { report, reportApproval, reportVersion } from "./schema/report.ts";
import { roadmapCheck, roadmapEntry, roadmapImport } from "./schema/roadmap.ts";
import { statement } from "./schema/statement.ts";
import { statementEvent } from "./schema/statement-parts.ts";
import { threadTold } from "./schema/thread.ts";

export type Following = {
  /** Whose it is: an id of a person. */
  column: PgColumn;
  /** As long as this holds it is still to come. */
  while: SQL;
  /** Of what one person has only one: a second one is dropped. */
  one?: PgColumn[];
  /** How it ends when the person asks to be forgotten; it goes on when absent. */
  ends?: "no row" | Record<string, unknown>;
};

function inOpenPost(nomineeId: PgColumn): SQL {
  return sql`exists (select 1 from ${nominee} join ${nomination} on ${nomination.id} = ${nominee.nominationId}
    where ${nominee.id} = ${nomineeId} and ${nomination.settledAt} is null)`;
}

/** What follows a person when two accounts become one, beside accounts, seats, affiliations and powers. Each column that names a person stands here or below; a test sees to it. */
export const FOLLOWING: readonly Following[] = [
  { column: agendaItem.presenterId, while: sql`${agendaItem.state} in ('open', 'on')` },
  { column: objection.raisedBy, while: sql`${objection.state} in ('open', 'answered')` },
  { column: document.authorId, while: sql`${document.state} <> 'withdrawn'` },
  {
    column: nominee.personId,
    while: sql`${nominee.state} <> 'withdrawn' and exists (select 1 from ${nomination}
      where ${nomination.id} = ${nominee.nominationId} and ${nomination.settledAt} is null)`,
  },
  { column: naming.personId, while: inOpenPost(naming.nomineeId), one: [naming.nomineeId] },
  { column: nomineeSupport.personId, while: inOpenPost(nomineeSupport.nomineeId), one: [nomineeSupport.nomineeId] },
  { column: liaison.personId, while: isNull(liaison.endedAt) },
  { column: reminder.personId, while: sql`${reminder.state} = 'waiting'`, ends: { state: "cancelled" } },
  {
    column: attendance.personId,
    while: sql`exists (select 1 from ${meeting} where ${meeting.id} = ${attendance.meetingId}
      and ${meeting.state} in ('scheduled', 'started'))`,
    one: [attendance.meetingId],
    ends: { mode: null, registeredAt: null },
  },
  {
    column: dueReminder.personId,
    while: sql`${dueReminder.state} = 'waiting'`,
    one: [dueReminder.activityId, dueReminder.kind, dueReminder.ofId],
    ends: "no row",
  },
  {
    column: statement.responsibleId,
    while: sql`${statement.state} = 'assigned'`,
    ends: { state: "received", responsibleId: null },
  },
  { column: statement.enteredBy, while: sql`${statement.state} in ('draft', 'review')` },
  { column: digest.personId, while: sql`true`, one: [digest.activityId], ends: "no row" },
  { column: roadmapEntry.contactId, while: sql`true`, ends: { contactId: null } },
  {
    column: stoppedReminder.personId,
    while: sql`true`,
    one: [stoppedReminder.activityId, stoppedReminder.kind],
    ends: "no row",
  },
  {
    column: threadTold.personId,
    while: sql`true`,
    one: [threadTold.of, threadTold.ofId, threadTold.why],
    ends: "no row",
  },
];

/** What stays with its author. */
export const STAYING: readonly PgColumn[] = [
  agendaRevision.frozenBy,
  agendaRevisionItem.presenterId,
  ballot.castBy,
  box.outcomeBy,
  comment.saidBy,
  consensus.settledBy,
  discussion.concludedBy,
  discussion.openedBy,
  discussionCall.calledBy,
  discussionSummary.writtenBy,
  document.withdrawnBy,
  documentRevision.submittedBy,
  file.keptBy,
  hold.askedBy,
  liaison.appointedBy,
  liaison.endedBy,
  liaison.renewedBy,
  liaisonReport.filedBy,
  lifeEvent.recordedBy,
  link.makerId,
  link.typerId,
  linkConsent.agreedBy,
  linkTry.personId,
  matter.escalatedBy,
  matter.raisedBy,
  matter.reopenedBy,
  matter.resolvedBy,
  meeting.scheduledBy,
  member.confirmedBy,
  nomination.openedBy,
  nomination.settledBy,
  objection.answeredBy,
  objection.metBy,
  poll.openedBy,
  positionComment.saidBy,
  report.draftedBy,
  report.sentBy,
  reportApproval.personId,
  reportVersion.writtenBy,
  roadmapCheck.verifiedBy,
  roadmapImport.madeBy,
  setting.changedBy,
  statement.approvedBy,
  statementEvent.by,
  statementEvent.toId,
];

export type OnSeat = {
  /** What hangs on a seat. */
  column: PgColumn;
  /** What becomes of it before it moves, because the answer of the seat that goes is no longer one; the row goes, or rows are changed like this. */
  ends?: "no row" | { while: SQL; to(by: number, at: Temporal.Instant): Record<string, unknown> };
};

/** Where both had a seat in one box, the seat that answered last stays: what hangs on the other moves to it. Each column that names a seat stands here. */
export const ON_SEATS: readonly OnSeat[] = [
  { column: ballot.seatId, ends: "no row" },
  { column: positionComment.seatId, ends: "no row" },
  {
    column: objection.seatId,
    ends: {
      while: sql`${objection.state} in ('open', 'answered')`,
      to: (by, at) => ({ state: "withdrawn", metBy: by, metAt: at, metAs: "objector" }),
    },
  },
  {
    column: hold.seatId,
    ends: { while: isNull(hold.organizationId), to: () => ({ nth: sql`${hold.nth} + 100` }) },
  },
];
