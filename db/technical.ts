import type { PgColumn } from "drizzle-orm/pg-core";
import { activity, claimCode, counter } from "./schema/activity.ts";
import { box } from "./schema/box.ts";
import { comment } from "./schema/comment.ts";
import { consensus } from "./schema/consensus.ts";
import { document } from "./schema/document.ts";
import { file } from "./schema/file.ts";
import { housekeepingRun } from "./schema/housekeeping.ts";
import { lifeEvent, setting } from "./schema/life.ts";
import { link } from "./schema/link.ts";
import { calendarFeed, meeting } from "./schema/meeting.ts";
import { member } from "./schema/member.ts";
import { nomination } from "./schema/nomination.ts";
import { audit, draft, inbound, parked } from "./schema/record.ts";
import { dueReminder, reminder, stoppedReminder } from "./schema/reminder.ts";
import { reportVersion } from "./schema/report.ts";
import { roadmapEntry, roadmapWord } from "./schema/roadmap.ts";
import { room } from "./schema/room.ts";
import { sandboxMessage } from "./schema/sandbox.ts";
import { thread, threadCopy, threadTold } from "./schema/thread.ts";
import { budget, card, cardPlace, lane, work } from "./schema/work.ts";

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
  draft.command,
  draft.id,
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
  meeting.zone,
  member.category,
  nomination.term,
  parked.token,
  reminder.role,
  reminder.who,
  reminder.zone,
  reportVersion.section,
  roadmapEntry.date,
  roadmapEntry.deliverableKey,
  roadmapWord.word,
  room.channel,
  room.platform,
  room.team,
  room.workspace,
  sandboxMessage.channel,
  sandboxMessage.key,
  sandboxMessage.thread,
  setting.path,
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
