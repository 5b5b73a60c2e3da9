import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type DueReminder, lastMessageTo, remindersInMessage, snoozeReminders } from "#db/queries/due-reminder.ts";
import { readInstant } from "../time/read-deadline.ts";
import { momentInWords } from "../time/show-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { hoursOfOne } from "./hours-of.ts";
import { sendAt } from "./plan.ts";

/** What a message reminded of comes once more at that time; without `message`, what came last. */
export async function snooze(ctx: PersonContext, input: { until: string; message?: string | undefined }) {
  const { activity, db } = ctx;
  const rows = await remindersOf(ctx, input.message);
  const { zone, until } = await readUntil(ctx, input.until);
  const things = await stillThere(ctx, rows, until);
  await snoozeReminders(db, activity.id, things, until);
  await sendAt(ctx, until);
  await ctx.record({ what: "reminders snoozed", ids: { reminders: things.map((row) => row.id) } });
  return { at: until.toString(), atInWords: momentInWords(until, zone), zone };
}

export async function readUntil(ctx: PersonContext, said: string) {
  const { zone } = await hoursOfOne(ctx, ctx.actor.person);
  return { zone, until: readInstant(said, { now: ctx.now, zone, field: "until" }) };
}

async function remindersOf(ctx: PersonContext, message: string | undefined): Promise<DueReminder[]> {
  const { activity, actor, db } = ctx;
  const named = /^\d{1,15}$/.test(message ?? "") ? Number(message) : undefined;
  const id = named ?? (await lastMessageTo(db, activity.id, actor.person));
  const rows = id === undefined ? [] : await remindersInMessage(db, id);
  const own = rows.filter((row) => row.personId === actor.person);
  if (own.length > 0) return own;
  throw new Problem({
    code: "not found",
    message: "There is no reminder to bring again.",
    hint: `${ctx.prefix}remind me sets a new one.`,
  });
}

/** Those that concern the person still; one whose end would have passed by then cannot wait. */
async function stillThere(ctx: PersonContext, rows: DueReminder[], until: Temporal.Instant): Promise<DueReminder[]> {
  const things: DueReminder[] = [];
  for (const row of rows) {
    const declared = ctx.reminders.get(row.kind);
    const told = await declared?.told(ctx, row.ofId, { person: row.personId, who: row.who });
    if (!declared || told === undefined || told === "gone") continue;
    const end = (await declared.ladder?.term(ctx, row.ofId))?.endsAt;
    const tooLate =
      end && Temporal.Instant.compare(end, ctx.now) > 0 && Temporal.Instant.compare(until, end) >= 0 ? end : undefined;
    if (tooLate) {
      const ends = shownEnd(tooLate, ctx.activity.zone).endsInWords;
      const message = `That would be too late: ${told.summary}`;
      throw new Problem({ code: "invalid", message, hint: `Choose a time before ${ends}.`, field: "until" });
    }
    things.push(row);
  }
  if (things.length > 0) return things;
  throw new Problem({
    code: "conflict",
    message: "What this reminder was about is done.",
    hint: "There is nothing to do for you.",
  });
}
