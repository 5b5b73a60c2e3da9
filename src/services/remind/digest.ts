import type { Reading } from "#core/contract/card.ts";
import type { Reminded } from "#core/contract/reminders.ts";
import { digestReaders } from "#db/queries/digest.ts";
import { waitingReminders } from "#db/queries/reminder.ts";
import { nextDigest } from "./digest-times.ts";

/** All that waits for this person, and what they want to be reminded of before their next digest. Undefined: nothing. */
export async function readDigest(ctx: Reading, person: number) {
  const { activity, db, now } = ctx;
  const [reader] = await digestReaders(db, activity.id, person);
  if (!reader) return undefined;
  const zone = reader.zone ?? activity.zone;
  const { weeklyOn } = activity.charter.rules.digest;
  const next = nextDigest(now, { ...reader, zone, weeklyOn });
  const waiting = await waitingFor(ctx, person);
  const own = await waitingReminders(db, activity.id, person);
  const soon = own.filter((one) => Temporal.Instant.compare(one.dueAt, next) < 0);
  if (waiting.length + soon.length === 0) return undefined;
  const reminders = soon.map(({ about, dueAt }) => ({ about, at: dueAt.toString(), zone }));
  return { waiting, reminders, every: reader.every, hour: reader.hour, weeklyOn };
}

/** What waits for one person, of every kind there is; of each kind so many as `most` says. */
export async function waitingFor(ctx: Reading, person: number, most = Number.POSITIVE_INFINITY): Promise<Reminded[]> {
  const found: Reminded[] = [];
  for (const { ladder, told } of ctx.reminders.values()) {
    for (const { id, who } of ((await ladder?.waiting(ctx, person)) ?? []).slice(0, most)) {
      const thing = await told(ctx, id, { person, who });
      if (thing !== "gone") found.push(thing);
    }
  }
  return found;
}
