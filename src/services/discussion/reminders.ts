import type { Reading } from "#core/contract/card.ts";
import { defineReminders } from "#core/contract/reminders.ts";
import { callReminder } from "#core/views/discussion-notices.ts";
import { type Call, type Discussion, discussionById, discussionName } from "#db/queries/discussion.ts";
import { callsOwed, owingOf } from "#db/queries/owing.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { standingOf } from "#db/queries/standing.ts";
import { answersFor, isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { inWords } from "../time/show-deadline.ts";
import { ownObjectionBefore } from "./before-call.ts";
import { faceFor } from "./face.ts";
import { completeDiscussions, findDiscussion } from "./find-discussion.ts";
import { mustBePossible, phaseOf } from "./state.ts";
import { subjectOf } from "./subject.ts";

/** Only a call asks for an answer: in the comment period nobody owes one. */
export const reminders = [
  defineReminders({
    kind: "discussion",
    label: "consensus calls",
    ladder: {
      of: "consensusCall",
      async term(ctx, id) {
        const { call } = (await openCall(ctx, id)) ?? {};
        return call && { since: call.box.openedAt, endsAt: call.box.endsAt };
      },
      async owing(ctx, id, who) {
        const { activity, db } = ctx;
        const { discussion, call } = (await openCall(ctx, id)) ?? {};
        if (!discussion || !call || who !== "seats-that-owe") return [];
        const electorate = { categories: countingCategories(activity), holders: isForHolders(discussion) };
        const owing = await owingOf(db, { ...call.box, activityId: activity.id, ...electorate });
        return owing.map((one) => one.personId);
      },
      async waiting({ activity, db }, person) {
        const { membership } = await standingOf(db, activity.id, person);
        const organizationId = membership?.organization.id;
        const ids = await callsOwed(db, { activityId: activity.id, personId: person, organizationId });
        return ids.map((id) => ({ id, who: "seats-that-owe" as const }));
      },
      name: async ({ db }, id) =>
        `the consensus call of discussion ${(await discussionName(db, id)).number} to those who have not answered`,
    },
    state: {
      who: "not-answered",
      as: "seats-that-owe",
      have: "have not answered",
      of: { argument: "discussion", label: "Discussion" },
      async find(ctx, number) {
        const discussion = await findDiscussion(ctx, number);
        if (phaseOf(discussion, ctx.now) !== "call") mustBePossible(ctx, discussion, "hold");
        return discussion.id;
      },
      async until(ctx, id) {
        const { discussion, call } = (await openCall(ctx, id)) ?? {};
        if (!discussion || !call) return undefined;
        const at = call.box.endsAt;
        const end = inWords(at, ctx.activity.zone);
        return { at, words: `The consensus call of discussion ${discussion.number} is open until ${end}` };
      },
      name: async ({ db }, id) => `the consensus call of discussion ${(await discussionName(db, id)).number}`,
      complete: completeDiscussions,
    },
    async told(ctx, id, { person }) {
      const found = await openCall(ctx, id);
      const owed = found && (await owes(ctx, found, person));
      return owed ? callReminder(await faceFor(ctx, found.discussion, { person }), found.call, owed) : "gone";
    },
  }),
];

type Open = { discussion: Discussion; call: Call };

async function openCall({ db, now }: Reading, id: number): Promise<Open | undefined> {
  const discussion = await discussionById(db, id);
  if (!discussion?.call || phaseOf(discussion, now) !== "call") return undefined;
  return { discussion, call: discussion.call };
}

/** Undefined when the seat this person answers for has answered, or is no longer theirs. */
async function owes(ctx: Reading, { discussion, call }: Open, person: number) {
  const standing = await standingOf(ctx.db, ctx.activity.id, person);
  const holder = answersFor(ctx.activity, subjectOf(discussion, call), { person, ...standing });
  const seat = holder && (await ballotOf(ctx.db, call.box.id, holder));
  if (!seat || seat.choice) return undefined;
  const before = await ownObjectionBefore(ctx, discussion, { person, ...standing });
  return { before, organization: "organizationId" in holder ? holder.organization : undefined };
}
