import type { Reading } from "#core/contract/card.ts";
import { defineReminders } from "#core/contract/reminders.ts";
import { pollReminder } from "#core/views/poll-reminder.ts";
import { owingOf, pollsOwed } from "#db/queries/owing.ts";
import { type Poll, pollById, pollName } from "#db/queries/poll.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { standingOf } from "#db/queries/standing.ts";
import { answersFor, isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { isToOpen } from "../seat/to-open.ts";
import { inWords } from "../time/show-deadline.ts";
import { readPoll } from "./face.ts";
import { completePolls, findPoll } from "./find-poll.ts";
import { nobodyOwes } from "./nobody-owes.ts";
import { isByConsensus } from "./subject.ts";

export const reminders = [
  defineReminders({
    kind: "poll",
    label: "polls",
    ladder: {
      of: "poll",
      async term(ctx, id) {
        const poll = await openPoll(ctx, id);
        if (!poll) return undefined;
        const { openedAt: since, endsAt } = poll.box;
        return isByConsensus(poll) ? { since, endsAt, ladder: "consensusCall" } : { since, endsAt };
      },
      async owing({ activity, db }, id, who) {
        const poll = await pollById(db, id);
        if (!poll || who !== "seats-that-owe") return [];
        const electorate = { categories: countingCategories(activity), holders: isForHolders(poll) };
        const owing = await owingOf(db, { ...poll.box, activityId: activity.id, ...electorate });
        return owing.map((one) => one.personId);
      },
      async waiting({ activity, db }, person) {
        const { membership } = await standingOf(db, activity.id, person);
        const organizationId = membership?.organization.id;
        const ids = await pollsOwed(db, { activityId: activity.id, personId: person, organizationId });
        return ids.map((id) => ({ id, who: "seats-that-owe" as const }));
      },
      name: async ({ db }, id) => `poll ${(await pollName(db, id)).number} to those who have not voted`,
    },
    state: {
      who: "not-voted",
      as: "seats-that-owe",
      have: "have not voted",
      of: { argument: "poll", label: "Poll" },
      async find(ctx, number) {
        const poll = await findPoll(ctx, number);
        if (isOver(ctx, poll)) throw nobodyOwes(ctx, poll);
        return poll.id;
      },
      async until({ activity, db }, id) {
        const poll = await pollById(db, id);
        const at = poll?.box.endsAt;
        return at && { at, words: `Poll ${poll.number} is open until ${inWords(at, activity.zone)}` };
      },
      name: async ({ db }, id) => `in poll ${(await pollName(db, id)).number}`,
      complete: completePolls,
    },
    async told(ctx, id, { person }) {
      const poll = await openPoll(ctx, id);
      const owed = poll && (await owes(ctx, poll, person));
      const face = owed && (await readPoll(ctx, id, { person }));
      return face ? pollReminder(face, owed.organization) : "gone";
    },
  }),
];

async function openPoll({ db, now }: Reading, id: number): Promise<Poll | undefined> {
  const poll = await pollById(db, id);
  return !poll || isToOpen(poll.box) || isOver({ now }, poll) ? undefined : poll;
}

const isOver = ({ now }: Pick<Reading, "now">, { box }: Poll) =>
  box.closedAt !== null || Temporal.Instant.compare(now, box.endsAt) >= 0;

/** Undefined when the seat this person answers for has voted, or is no longer theirs. */
async function owes(ctx: Reading, poll: Poll, person: number): Promise<{ organization?: string } | undefined> {
  const standing = await standingOf(ctx.db, ctx.activity.id, person);
  const holder = answersFor(ctx.activity, poll, { person, ...standing });
  const seat = holder && (await ballotOf(ctx.db, poll.box.id, holder));
  if (!seat || seat.choice) return undefined;
  return "organizationId" in holder ? { organization: holder.organization } : {};
}
