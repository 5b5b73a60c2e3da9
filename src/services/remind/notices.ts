import { defineNotice } from "#core/contract/card.ts";
import { digest } from "#core/views/digest.ts";
import { reminded } from "#core/views/reminded.ts";
import { remindersInMessage, stoppedKinds } from "#db/queries/due-reminder.ts";
import { readDigest } from "./digest.ts";
import { hoursOfOne } from "./hours-of.ts";
import { tomorrowMorning } from "./tomorrow-morning.ts";

export const notices = [
  defineNotice({
    of: "digest",
    async read(ctx, { person = 0 }, reader) {
      if ("room" in reader) return "gone";
      const found = await readDigest(ctx, person);
      return found ? digest(ctx.activity, found) : "gone";
    },
  }),
  defineNotice({
    of: "reminders",
    async read(ctx, { person = 0, reminders: messageId = 0 }, reader) {
      if ("room" in reader) return "gone";
      const { activity, db, now } = ctx;
      const stopped = await stoppedKinds(db, activity.id, person);
      const things = [];
      const ends: Temporal.Instant[] = [];
      for (const { kind, ofId, who } of await remindersInMessage(db, messageId)) {
        const declared = ctx.reminders.get(kind);
        if (!declared || stopped.includes(kind)) continue;
        const told = await declared.told(ctx, ofId, { person, who });
        if (told === "gone") continue;
        const term = await declared.ladder?.term(ctx, ofId);
        if (term) ends.push(term.endsAt);
        things.push({ ...told, kind, label: declared.label });
      }
      const [first, ...more] = things;
      if (!first) return "gone";
      const quiet = await hoursOfOne(ctx, person);
      const inTime = (at: Temporal.Instant) =>
        ends.every((end) => Temporal.Instant.compare(end, now) <= 0 || Temporal.Instant.compare(at, end) < 0);
      const snooze = {
        hour: inTime(now.add({ hours: 1 })),
        morning: inTime(tomorrowMorning(now, quiet, activity.charter.rules.reminders.at)),
      };
      return reminded({ activity: activity.slug, messageId, snooze }, [first, ...more]);
    },
  }),
];
