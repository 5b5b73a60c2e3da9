import type { Reading } from "#core/contract/card.ts";
import { defineReminders } from "#core/contract/reminders.ts";
import { acceptanceReminder, windowReminder } from "#core/views/nomination-notices.ts";
import { type Nomination, nominationById, nominationName } from "#db/queries/nomination.ts";
import { nominationsToAnswer, windowsOwed } from "#db/queries/nomination-owed.ts";
import { owingOf } from "#db/queries/owing.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { standingOf } from "#db/queries/standing.ts";
import { answersFor } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { inWords } from "../time/show-deadline.ts";
import { readNomination } from "./face.ts";
import { completeNominations, findNomination } from "./find-nomination.ts";
import { mustBePossible, phaseOf } from "./state.ts";
import { inWindow, subjectOf } from "./subject.ts";

export const reminders = [
  defineReminders({
    kind: "nomination",
    label: "nominations",
    ladder: {
      of: "nomination",
      async term(ctx, id) {
        const nomination = await inPhase(ctx, id, "open");
        return nomination && { since: nomination.openedAt, endsAt: nomination.closesAt };
      },
      async owing(ctx, id, who) {
        const nomination = who === "nominee" ? await inPhase(ctx, id, "open") : undefined;
        return (nomination?.nominees ?? []).filter(({ state }) => state === "named").map((one) => one.personId);
      },
      async waiting({ activity, db }, person) {
        const ids = await nominationsToAnswer(db, activity.id, person);
        return ids.map((id) => ({ id, who: "nominee" as const }));
      },
      name: async ({ db }, id) =>
        `nomination ${(await nominationName(db, id)).number} to those who have not accepted or declined`,
    },
    state: {
      who: "nominated",
      as: "nominee",
      have: "have not accepted or declined",
      of: { argument: "nomination", label: "Nomination" },
      async find(ctx, number) {
        const nomination = await findNomination(ctx, number);
        if (phaseOf(nomination, ctx.now) !== "open") mustBePossible(ctx, nomination, "nominate");
        return nomination.id;
      },
      async until({ activity, db }, id) {
        const nomination = await nominationById(db, id);
        const at = nomination?.closesAt;
        return at && { at, words: `Nomination ${nomination.number} is open until ${inWords(at, activity.zone)}` };
      },
      name: async ({ db }, id) => `nomination ${(await nominationName(db, id)).number}`,
      complete: completeNominations,
    },
    async told(ctx, id, { person }) {
      const face = await readNomination(ctx, id, { person });
      const own = face?.phase === "open" ? face.nominees.find((one) => one.own && one.state === "named") : undefined;
      return face && own ? acceptanceReminder(face, own) : "gone";
    },
  }),
  defineReminders({
    kind: "objection-window",
    label: "objection windows",
    ladder: {
      of: "objectionWindow",
      async term(ctx, id) {
        const nomination = await inPhase(ctx, id, "window");
        const [first] = nomination ? inWindow(nomination) : [];
        return first && { since: first.window.box.openedAt, endsAt: first.window.box.endsAt };
      },
      async owing(ctx, id, who) {
        const nomination = who === "seats-that-owe" ? await inPhase(ctx, id, "window") : undefined;
        const { activity, db } = ctx;
        const electorate = { activityId: activity.id, categories: countingCategories(activity), holders: false };
        const boxes = (nomination ? inWindow(nomination) : []).map((one) => one.window.box);
        const owing = await Promise.all(boxes.map((box) => owingOf(db, { ...box, ...electorate })));
        return [...new Set(owing.flat().map((one) => one.personId))];
      },
      async waiting({ activity, db }, person) {
        const { membership } = await standingOf(db, activity.id, person);
        const organizationId = membership?.organization.id;
        const ids = await windowsOwed(db, { activityId: activity.id, personId: person, organizationId });
        return ids.map((id) => ({ id, who: "seats-that-owe" as const }));
      },
      name: async ({ db }, id) =>
        `the objection window of nomination ${(await nominationName(db, id)).number} to those who have taken no position`,
    },
    async told(ctx, id, { person }) {
      const nomination = await inPhase(ctx, id, "window");
      const owed = nomination && (await owes(ctx, nomination, person));
      const face = owed && (await readNomination(ctx, id, { person }));
      return face ? windowReminder(face, owed.organization) : "gone";
    },
  }),
];

async function inPhase({ db, now }: Reading, id: number, phase: "open" | "window"): Promise<Nomination | undefined> {
  const nomination = await nominationById(db, id);
  return nomination && phaseOf(nomination, now) === phase ? nomination : undefined;
}

/** Undefined when the seat this person answers for has said something about each nominee, or is no longer theirs. */
async function owes(ctx: Reading, nomination: Nomination, person: number) {
  const standing = await standingOf(ctx.db, ctx.activity.id, person);
  for (const nominee of inWindow(nomination)) {
    const subject = subjectOf(ctx, nomination, nominee);
    const holder = answersFor(ctx.activity, subject, { person, ...standing });
    const seat = holder && (await ballotOf(ctx.db, subject.box.id, holder));
    if (!seat || seat.choice) continue;
    return { organization: "organizationId" in holder ? holder.organization : undefined };
  }
  return undefined;
}
