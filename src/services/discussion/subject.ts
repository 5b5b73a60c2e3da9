import type { Reading } from "#core/contract/card.ts";
import type { Reads } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { type Call, type Discussion, discussionById } from "#db/queries/discussion.ts";
import type { Subject } from "../consensus/subject.ts";
import { findDiscussion } from "./find-discussion.ts";
import { type Move, mustBePossible, phaseOf } from "./state.ts";

/** A consensus call as the engine takes it. */
export const subjectOf = ({ id, number, visibility }: Discussion, call: Call): Subject => ({
  of: "discussion",
  id,
  name: `the consensus call of discussion ${number}`,
  args: { discussion: String(number) },
  visibility,
  box: call.box,
  answer: { noun: "position", verb: "answer", thing: "consensus call" },
  words: {
    vote: "position",
    close: "conclude",
    object: `discussion object discussion:${number}`,
    shown: `discussion ${number}`,
    supported: "In support",
  },
});

export async function readSubject(ctx: Reading, id: number): Promise<Subject | undefined> {
  const discussion = await discussionById(ctx.db, id);
  return discussion?.call && subjectOf(discussion, discussion.call);
}

/** What stands in the comment period, as whoever answers there is judged. */
export const commentPeriodOf = ({ visibility, box }: Discussion) => ({
  visibility,
  box,
  answer: { noun: "position", verb: "answer", thing: "discussion" },
});

/** The call that is under way; the engine judges what can be done in it. Throws a Problem where there is none. */
export async function findCall(ctx: PersonContext, number: number, move: Move) {
  const discussion = await findDiscussion(ctx, number);
  const { call } = discussion;
  if (!call || phaseOf(discussion, ctx.now) === "concluded") mustBePossible(ctx, discussion, move);
  if (!call) throw new Error(`"${move}" is possible in discussion ${number}, which has no call`);
  return { discussion, subject: subjectOf(discussion, call) };
}

/** For a form about its call. */
export const callTo =
  (move: Move): Reads<number> =>
  async (ctx, number) =>
    await findCall(ctx, number, move);
