import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Until } from "#core/contract/reminders.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addReminder, type NewReminder } from "#db/queries/reminder.ts";
import { appendAlarm } from "#db/queries/work.ts";
import { FORMS, readInstant } from "../time/read-deadline.ts";
import { readRecurrence } from "../time/recurrence.ts";
import { momentInWords } from "../time/show-deadline.ts";

const HINT = `Write a time to come in one of these forms: ${FORMS}, "every Monday 09:00", "every day", "every weekday 09:00", "every month".`;

type To = Pick<NewReminder, "who" | "ofId" | "role">;
type Wanted = { about: string; at: string; zone: string; to?: To; until?: Until | undefined };

/** Writes a reminder down and sets its alarm. */
export async function makeReminder(ctx: PersonContext, { about, at, zone, to = {}, until }: Wanted) {
  const { activity, actor } = ctx;
  const { again, dueAt } = readTime(ctx, at, zone);
  if (until && Temporal.Instant.compare(dueAt, until.at) >= 0) throw reachesNobody(until);
  const number = await nextNumber(ctx.db, activity.id, "reminder");
  const recurring = again ? { every: again.every, startsAt: dueAt, zone } : {};
  const made = { activityId: activity.id, number, personId: actor.person, about, dueAt };
  const id = await addReminder(ctx.db, { ...made, ...to, ...recurring });
  await ctx.record({ what: "reminder made", ids: { reminder: id }, show: { command: "remind list", args: {} } });
  await setAlarm(ctx, { id, number, dueAt });
  return { number, about, at: dueAt.toString(), atInWords: momentInWords(dueAt, zone), zone, every: again?.every };
}

/** When it comes, once or again and again. */
export function readTime({ now }: Pick<PersonContext, "now">, at: string, zone: string) {
  const reading = { now, zone, field: "at", hint: HINT };
  const again = readRecurrence(at, reading);
  return { again, dueAt: again?.first ?? readInstant(at, reading) };
}

const reachesNobody = ({ words }: Until) =>
  new Problem({
    code: "invalid",
    message: `${words}, so a reminder after that would reach nobody.`,
    hint: "Give an earlier time.",
    field: "at",
  });

type Due = { id: number; number: number; dueAt: Temporal.Instant };

export async function setAlarm({ activity, db }: Pick<PersonContext, "activity" | "db">, { id, number, dueAt }: Due) {
  const call = { activity: activity.slug, command: "remind due", args: { reminder: String(number) } };
  await appendAlarm(db, { activityId: activity.id, of: "reminder", ofId: id, call, runAt: dueAt });
}
