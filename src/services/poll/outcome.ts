import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { outcomeText } from "#core/views/consensus.ts";
import { resultInWords } from "#core/views/poll.ts";
import { lockBox, setOutcome } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { isToOpen } from "../seat/to-open.ts";
import { faceFor } from "./face.ts";
import { findPoll } from "./find-poll.ts";
import { readPollConsensus } from "./read-consensus.ts";
import { neverOpened } from "./still-open.ts";
import { isByConsensus } from "./subject.ts";

export const OUTCOME_CHARS = 3000;

/** The outcome in words: drafted from the record, or as a co-chair put it. */
export async function outcomeOfPoll(ctx: PersonContext, input: { poll: number; text?: string | undefined }) {
  const poll = await findPoll(ctx, input.poll);
  if (isToOpen(poll.box)) throw poll.box.closedAt === null ? notYet(ctx, poll) : neverOpened(ctx, poll.number);
  const same = input.text !== undefined && !(await putOutcome(ctx, poll, input.text));
  const text = input.text ?? poll.box.outcome ?? (await draft(ctx, poll));
  const edited = input.text !== undefined || poll.box.outcome !== null;
  const settled = await isSettled(ctx, poll);
  return { activity: ctx.activity.slug, number: poll.number, question: poll.question, text, edited, settled, same };
}

/** What the form to edit it begins with; nothing where it is longer than a form takes, or not to be edited yet. */
export async function outcomeToEdit(ctx: Context, args: Record<string, unknown>): Promise<Record<string, string>> {
  const number = args.poll;
  const { actor } = ctx;
  if (typeof number !== "number" || args.edit === undefined || actor.kind !== "person") return {};
  const { text, settled } = await outcomeOfPoll({ ...ctx, actor }, { poll: number });
  return settled && text.length <= OUTCOME_CHARS ? { text } : {};
}

/** False where it stood so already. */
async function putOutcome(ctx: PersonContext, poll: Poll, text: string): Promise<boolean> {
  const { outcome } = await lockBox(ctx.db, poll.box.id);
  if (!(await isSettled(ctx, poll))) throw notYet(ctx, poll);
  if (outcome === text) return false;
  await setOutcome(ctx.db, poll.box.id, { text, by: ctx.actor.person });
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  const refresh = { of: "poll", ofId: poll.id };
  await ctx.record({ what: "outcome edited", ids: { poll: poll.id, box: poll.box.id }, show, refresh });
  return true;
}

async function isSettled(ctx: PersonContext, poll: Poll): Promise<boolean> {
  if (!isByConsensus(poll)) return poll.box.closedAt !== null;
  const { state } = await readPollConsensus(ctx, poll);
  return state === "agreed" || state === "not-agreed";
}

async function draft(ctx: PersonContext, poll: Poll): Promise<string> {
  if (isByConsensus(poll)) return outcomeText(await readPollConsensus(ctx, poll));
  const face = await faceFor(ctx, poll, { person: ctx.actor.person });
  return resultInWords(face);
}

function notYet(ctx: PersonContext, { number, box }: Poll): Problem {
  const typed = (verb: string) => `${ctx.prefix}poll ${verb} poll:${number}`;
  const once = box.closedAt === null ? "closed" : "agreed or ended";
  const settled = `Its outcome can be put into words once it is ${once}: ${typed("close")}.`;
  const planned = isToOpen(box);
  return new Problem({
    code: "conflict",
    message: planned
      ? `Poll ${number} has not opened yet, so it has no outcome.`
      : `Poll ${number} is not settled yet, so its outcome may still change.`,
    hint: planned ? `${typed("show")} says when it opens.` : settled,
    field: "text",
  });
}
