import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeStatement, destinationsOf, type Statement } from "#db/queries/statement.ts";
import { filesOf } from "#db/queries/statement-file.ts";
import { readPast } from "../time/read-past.ts";
import { answerBySending } from "./answered.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { knownOf } from "./known-of.ts";
import { lateBy } from "./late-by.ts";
import { isOver } from "./owed.ts";
import { paperFile } from "./paper-file.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";
import { tellPersons, tellRoomsOf } from "./tell.ts";

type Send = { statement: number; on?: string | undefined; how?: string | undefined };

/** On record as sent: what it answers is answered by that. The file is handed over, because nothing here reaches other bodies. */
export async function sendStatement(ctx: PersonContext, input: Send) {
  const approved = await findToChange(ctx, input.statement);
  mustBePossible(ctx, approved, "send");
  const { zone, slug: activity } = ctx.activity;
  const sentAt = input.on === undefined ? ctx.now : readPast(input.on, { now: ctx.now, zone, field: "on" });
  mustComeAfter(ctx, approved, sentAt);
  const { id, number } = approved;
  await changeStatement(ctx.db, id, { state: "sent", settledAt: sentAt });
  const sent = await again(ctx, id);
  await happened(ctx, sent, { what: "sent", note: input.how ?? null });
  await scheduleStatement(ctx, sent);
  const answered = await answerBySending(ctx, sent);
  const rooms = await tellRoomsOf(ctx, sent, "sent");
  const responsible = answered?.responsibleId ?? null;
  await tellPersons(ctx, sent, "sent", [sent.enteredBy, ...(responsible === null ? [] : [responsible])]);
  const file = await paperFile(ctx, sent, "docx");
  const destinations = (await destinationsOf(ctx.db, [id])).get(id) ?? [];
  const late = answered && lateBy(answered.settledAt, answered.deadlineAt, zone);
  const { title, identifier, body } = sent;
  const about = { activity, number, title, identifier, body, destinations, answered: answered?.number, late, rooms };
  const files = sent.files === 0 ? [] : await filesOf(ctx.db, id);
  return { ...about, ...(await knownOf(ctx, sent)), files, deadlineOver: isOver(sent, ctx.now), file };
}

/** A day alone means some hour of it. */
function mustComeAfter({ activity }: PersonContext, { approvedAt }: Statement, sentAt: Temporal.Instant): void {
  const day = (at: Temporal.Instant) => at.toZonedDateTimeISO(activity.zone).toPlainDate();
  if (approvedAt === null || Temporal.PlainDate.compare(day(sentAt), day(approvedAt)) >= 0) return;
  const message = `It was approved on ${day(approvedAt)}, so it was not sent before.`;
  throw new Problem({
    code: "invalid",
    message,
    hint: "Write the day it was sent, or leave it out if that is today.",
    field: "on",
  });
}
