import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { activity, claimCode, counter } from "./schema/activity.ts";
import { agendaItem, agendaRevisionItem } from "./schema/agenda.ts";
import { box } from "./schema/box.ts";
import { comment } from "./schema/comment.ts";
import { consensus, objection, positionComment } from "./schema/consensus.ts";
import { discussion, discussionCall, discussionSummary } from "./schema/discussion.ts";
import { document, documentRevision } from "./schema/document.ts";
import { file } from "./schema/file.ts";
import { housekeepingRun } from "./schema/housekeeping.ts";
import { lifeEvent, setting } from "./schema/life.ts";
import { link } from "./schema/link.ts";
import { matter } from "./schema/matter.ts";
import { calendarFeed, meeting } from "./schema/meeting.ts";
import { member, organization } from "./schema/member.ts";
import { account, person } from "./schema/person.ts";
import { poll, pollOption } from "./schema/poll.ts";
import { audit, draft, inbound, parked } from "./schema/record.ts";
import { dueReminder, reminder, stoppedReminder } from "./schema/reminder.ts";
import { report, reportVersion } from "./schema/report.ts";
import { roadmapEntry, roadmapImport, roadmapWord } from "./schema/roadmap.ts";
import { room } from "./schema/room.ts";
import { sandboxMessage } from "./schema/sandbox.ts";
import { statement } from "./schema/statement.ts";
import { statementContact, statementDestination, statementEvent } from "./schema/statement-parts.ts";
import { thread, threadCopy, threadTold } from "./schema/thread.ts";
import { budget, card, cardPlace, lane, work } from "./schema/work.ts";

/** How somebody who asked to be forgotten is called in the record. */
export const FORMER = "a former member";
/** What takes the place of what they wrote. */
export const REMOVED = "(removed with its author)";

export type Personal = {
  /** Whose row it is: the column that names a person, or the account of one. */
  of: PgColumn;
  through?: "account";
  /** What is written over these columns, by the property of the table; "no row": the row goes. */
  leaves: "no row" | Record<string, string | null | SQL>;
};

/** All that is a person's own: blanked by `profile forget`, handed over by `profile export`. A column of text that stands neither here nor below fails a test. */
export const PERSONAL: readonly Personal[] = [
  { of: person.id, leaves: { name: FORMER, zone: null, quietFrom: null, quietUntil: null } },
  { of: member.personId, leaves: { country: null, email: null, employer: null, endedNote: null } },
  { of: reminder.personId, leaves: { about: REMOVED } },
  { of: objection.raisedBy, leaves: { reason: REMOVED } },
  { of: objection.answeredBy, leaves: { answer: REMOVED } },
  { of: objection.metBy, leaves: { how: REMOVED } },
  { of: positionComment.saidBy, leaves: { text: REMOVED } },
  {
    of: comment.saidBy,
    leaves: {
      text: sql`case when ${comment.deletedAt} is null then ${REMOVED}::text else '' end`,
      files: sql`'[]'::jsonb`,
    },
  },
  { of: comment.saidBy, leaves: { text: REMOVED } },
  { of: roadmapImport.madeBy, leaves: "no row" },
  { of: draft.accountId, through: "account", leaves: "no row" },
  { of: account.personId, leaves: "no row" },
];

/** Words of the activity, which stay; a name or an address of the person in them does not. */
export const WORDS: readonly PgColumn[] = [
  agendaItem.documents,
  agendaItem.outcome,
  agendaItem.presenter,
  agendaItem.title,
  agendaRevisionItem.documents,
  agendaRevisionItem.presenter,
  agendaRevisionItem.title,
  box.outcome,
  discussion.documents,
  discussion.outcome,
  discussion.question,
  discussion.subject,
  discussionCall.proposal,
  document.abstract,
  document.label,
  document.source,
  document.title,
  document.withdrawnWhy,
  documentRevision.link,
  documentRevision.note,
  file.name,
  discussionSummary.text,
  inbound.show,
  lifeEvent.decidedBy,
  lifeEvent.document,
  matter.ask,
  matter.bodies,
  matter.deliverables,
  matter.description,
  matter.resolution,
  matter.title,
  meeting.cancelledWhy,
  meeting.colocation,
  meeting.place,
  meeting.title,
  member.appointedIn,
  organization.body,
  organization.bodyGroup,
  organization.country,
  organization.designatedIn,
  organization.name,
  organization.nameKey,
  parked.call,
  poll.question,
  pollOption.label,
  report.addressedTo,
  reportVersion.sentences,
  reportVersion.text,
  roadmapEntry.body,
  roadmapEntry.bodyGroup,
  roadmapEntry.bodyKey,
  roadmapEntry.contactEmail,
  roadmapEntry.contactName,
  roadmapEntry.deliverable,
  roadmapEntry.edition,
  roadmapEntry.identityKey,
  roadmapEntry.source,
  roadmapEntry.title,
  roadmapEntry.topic,
  roadmapEntry.type,
  room.name,
  sandboxMessage.view,
  statement.abstract,
  statement.answersWords,
  statement.attachments,
  statement.body,
  statement.identifier,
  statement.identifierKey,
  statement.sender,
  statement.title,
  statement.titleKey,
  statementContact.country,
  statementContact.email,
  statementContact.name,
  statementContact.organization,
  statementDestination.body,
  statementEvent.note,
  work.payload,
];

/** Neither words nor names: keys, identifiers, the charter as it was loaded. */
export const TECHNICAL: readonly PgColumn[] = [
  activity.charter,
  activity.slug,
  audit.channel,
  audit.ids,
  audit.platform,
  audit.what,
  audit.workspace,
  box.counted,
  budget.channel,
  budget.platform,
  budget.workspace,
  calendarFeed.token,
  card.of,
  cardPlace.channel,
  cardPlace.message,
  cardPlace.shown,
  claimCode.hash,
  comment.message,
  comment.platform,
  consensus.onSettled,
  counter.series,
  document.series,
  dueReminder.kind,
  dueReminder.who,
  file.hash,
  file.type,
  housekeepingRun.key,
  inbound.command,
  inbound.id,
  inbound.platform,
  inbound.workspace,
  lane.leaseToken,
  lane.of,
  lifeEvent.decidedOn,
  link.codeHash,
  meeting.link,
  meeting.zone,
  member.category,
  parked.token,
  reminder.role,
  reminder.who,
  reminder.zone,
  reportVersion.section,
  roadmapEntry.date,
  roadmapEntry.deliverableKey,
  roadmapEntry.link,
  roadmapWord.word,
  room.channel,
  room.platform,
  room.team,
  room.workspace,
  sandboxMessage.channel,
  sandboxMessage.key,
  sandboxMessage.thread,
  setting.path,
  setting.value,
  stoppedReminder.kind,
  thread.of,
  thread.thread,
  thread.under,
  threadCopy.message,
  threadCopy.of,
  threadCopy.shown,
  threadTold.of,
  work.detail,
  work.message,
];
