import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { agendaItem, agendaRevisionItem } from "./schema/agenda.ts";
import { box } from "./schema/box.ts";
import { comment } from "./schema/comment.ts";
import { objection, positionComment } from "./schema/consensus.ts";
import { discussion, discussionCall, discussionSummary } from "./schema/discussion.ts";
import { document, documentRevision } from "./schema/document.ts";
import { file } from "./schema/file.ts";
import { liaison, liaisonReport } from "./schema/liaison.ts";
import { lifeEvent, setting } from "./schema/life.ts";
import { matter } from "./schema/matter.ts";
import { meeting } from "./schema/meeting.ts";
import { member, organization } from "./schema/member.ts";
import { naming, nomination, nominee } from "./schema/nomination.ts";
import { account, person } from "./schema/person.ts";
import { poll, pollOption } from "./schema/poll.ts";
import { draft, inbound, parked } from "./schema/record.ts";
import { reminder } from "./schema/reminder.ts";
import { report, reportVersion } from "./schema/report.ts";
import { roadmapEntry, roadmapImport } from "./schema/roadmap.ts";
import { room } from "./schema/room.ts";
import { sandboxMessage } from "./schema/sandbox.ts";
import { statement } from "./schema/statement.ts";
import { statementContact, statementDestination, statementEvent } from "./schema/statement-parts.ts";
import { work } from "./schema/work.ts";

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

/** All that is a person's own: blanked by `profile forget`, handed over by `profile export`. Beside it each column of text stands in one of `OWN`, `WORDS` and `TECHNICAL`, which a test sees to. */
export const PERSONAL: readonly Personal[] = [
  { of: person.id, leaves: { name: FORMER, zone: null, quietFrom: null, quietUntil: null } },
  { of: member.personId, leaves: { country: null, email: null, employer: null, endedNote: null } },
  { of: nominee.personId, leaves: { statement: REMOVED, conflicts: REMOVED, note: REMOVED } },
  { of: naming.personId, leaves: { reason: REMOVED } },
  { of: liaisonReport.filedBy, leaves: { concerns: REMOVED, statements: REMOVED, events: REMOVED } },
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
  { of: roadmapImport.madeBy, leaves: "no row" },
  { of: draft.accountId, through: "account", leaves: "no row" },
  { of: account.personId, leaves: "no row" },
];

/** They tell of the person whose row it is, and of nobody else: in another's row they stay. */
export const OWN: readonly PgColumn[] = [
  account.account,
  account.name,
  account.platform,
  account.workspace,
  member.country,
  member.email,
  person.name,
  person.quietFrom,
  person.quietUntil,
  person.zone,
];

/** What people said of anything and anybody, also what is blanked with its author: a name or an address of the person in the words of others gives way. */
export const WORDS: readonly PgColumn[] = [
  agendaItem.documents,
  agendaItem.outcome,
  agendaItem.presenter,
  agendaItem.title,
  agendaRevisionItem.documents,
  agendaRevisionItem.presenter,
  agendaRevisionItem.title,
  box.outcome,
  comment.files,
  comment.text,
  discussion.documents,
  discussion.outcome,
  discussion.question,
  discussion.subject,
  discussionCall.proposal,
  discussionSummary.text,
  document.abstract,
  document.label,
  document.source,
  document.title,
  document.withdrawnWhy,
  documentRevision.link,
  documentRevision.note,
  draft.args,
  file.name,
  inbound.show,
  liaison.document,
  liaison.endedWhy,
  liaisonReport.concerns,
  liaisonReport.events,
  liaisonReport.statements,
  lifeEvent.decidedBy,
  lifeEvent.document,
  matter.ask,
  matter.bodies,
  matter.deliverables,
  matter.description,
  matter.reopenedWhy,
  matter.resolution,
  matter.title,
  meeting.cancelledWhy,
  meeting.colocation,
  meeting.link,
  meeting.place,
  meeting.title,
  member.appointedIn,
  member.employer,
  member.endedNote,
  naming.reason,
  nomination.about,
  nomination.closedWhy,
  nominee.conflicts,
  nominee.note,
  nominee.statement,
  objection.answer,
  objection.how,
  objection.reason,
  organization.body,
  organization.bodyGroup,
  organization.country,
  organization.designatedIn,
  organization.name,
  organization.nameKey,
  parked.call,
  poll.question,
  pollOption.label,
  positionComment.text,
  reminder.about,
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
  roadmapEntry.link,
  roadmapEntry.source,
  roadmapEntry.title,
  roadmapEntry.topic,
  roadmapEntry.type,
  roadmapImport.rows,
  room.name,
  sandboxMessage.view,
  setting.value,
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
