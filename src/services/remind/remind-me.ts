import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addReminder } from "#db/queries/reminder.ts";
import { appendAlarm } from "#db/queries/work.ts";
import { readInstant } from "../time/read-deadline.ts";
import { momentInWords } from "../time/show-deadline.ts";

/** A reminder to oneself, as a direct message. */
export async function remindMe(ctx: PersonContext, input: { about: string; at: string }) {
  const { activity, actor, now } = ctx;
  const dueAt = readInstant(input.at, { now, zone: activity.zone, field: "at" });
  const number = await nextNumber(ctx.db, activity.id, "reminder");
  const made = { activityId: activity.id, number, personId: actor.person, about: input.about, dueAt };
  const id = await addReminder(ctx.db, made);
  await ctx.record({ what: "reminder made", ids: { reminder: id }, show: { command: "remind list", args: {} } });
  const call = { activity: activity.slug, command: "remind due", args: { reminder: String(number) } };
  await appendAlarm(ctx.db, { activityId: activity.id, of: "reminder", ofId: id, call, runAt: dueAt });
  return {
    number,
    about: input.about,
    at: dueAt.toString(),
    atInWords: momentInWords(dueAt, activity.zone),
    zone: activity.zone,
  };
}
