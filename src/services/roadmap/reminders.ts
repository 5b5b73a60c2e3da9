import { defineReminders } from "#core/contract/reminders.ts";
import { checkName, checkReminder } from "#core/views/roadmap-reminders.ts";
import { checkById, checksOfContact, contactsOfCheck, leftInCheck, leftOfContact } from "#db/queries/roadmap-check.ts";
import { shownEnd } from "../time/shown-end.ts";
import { dueFrom, KIND } from "./check.ts";
import { numbersInWords } from "./numbers-said.ts";

export const reminders = [
  defineReminders({
    kind: KIND,
    label: "the roadmap",
    ladder: {
      of: "roadmapEntry",
      async term(ctx, id) {
        const check = await checkById(ctx.db, id);
        if (!check || (await leftInCheck(ctx.db, id)) === 0) return undefined;
        return { since: check.since, endsAt: dueFrom(ctx, check.since) };
      },
      owing: async ({ db }, id, who) => (who === "contact" ? await contactsOfCheck(db, id) : []),
      async waiting(ctx, person) {
        const checks = await checksOfContact(ctx.db, ctx.activity.id, person);
        const due = checks.filter(({ since }) => Temporal.Instant.compare(dueFrom(ctx, since), ctx.now) <= 0);
        return due.map(({ id }) => ({ id, who: "contact" as const }));
      },
      async name(ctx, id) {
        const check = await checkById(ctx.db, id);
        const since = (check?.since ?? ctx.now).toZonedDateTimeISO(ctx.activity.zone).toPlainDate().toString();
        return checkName(await leftInCheck(ctx.db, id), since);
      },
    },
    async told(ctx, id, { person }) {
      const [check, left] = await Promise.all([checkById(ctx.db, id), leftOfContact(ctx.db, id, person)]);
      if (!check || left.length === 0) return "gone";
      const { slug: activity, zone } = ctx.activity;
      const due = dueFrom(ctx, check.since);
      const over = Temporal.Instant.compare(due, ctx.now) <= 0;
      const numbers = numbersInWords(left.map((one) => one.number));
      const { since, verified } = check;
      return checkReminder({
        activity,
        zone,
        left,
        numbers,
        verified,
        over,
        since: since.toString(),
        due: shownEnd(due, zone).endsAt,
      });
    },
  }),
];
