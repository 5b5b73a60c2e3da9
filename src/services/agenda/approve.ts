import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { addRevision, type Revision, revisionsOf, settleRevision } from "#db/queries/agenda-revision.ts";
import { pollById } from "#db/queries/poll.ts";
import { moveTo, recorded } from "./changed.ts";
import { empty } from "./empty.ts";
import { type Found, lockFound } from "./find-agenda.ts";
import { moveAgenda } from "./state.ts";
import { begun } from "./step.ts";
import { tellApproved } from "./tell-approved.ts";

/** Records that the meeting approved its agenda as it is now: the proposed revision, or a new one where it was changed since. */
export async function approveAgenda(ctx: PersonContext, input: { meeting: number }) {
  const found = await lockFound(ctx, input.meeting);
  const { meeting, agenda, items } = found;
  begun(ctx, meeting);
  moveAgenda(agenda.state, "approve", meeting.number);
  if (items.length === 0) throw empty(ctx, meeting.number);
  const [latest] = await revisionsOf(ctx.db, agenda.id);
  const proposed = latest?.state === "proposed" ? latest : undefined;
  const poll = proposed && (await overPoll(ctx, proposed));
  const approved = agenda.state === "proposed" && proposed ? proposed : await freeze(ctx, found, latest);
  if (proposed) {
    const state = approved.id === proposed.id ? "approved" : "not-agreed";
    await settleRevision(ctx.db, proposed.id, { state, at: ctx.now, how: "at the meeting" });
  }
  await moveTo(ctx, agenda, "approve", meeting.number);
  await recorded(ctx, found, { what: "agenda revision approved", ids: { revision: approved.id } });
  await tellApproved(ctx, meeting, approved.id);
  return { meeting: meeting.number, revision: approved.number, waits: poll };
}

async function freeze(ctx: PersonContext, { agenda, items }: Found, latest: Revision | undefined) {
  const number = (latest?.number ?? 0) + 1;
  const made = { of: agenda, number, frozenAt: ctx.now, frozenBy: ctx.actor.person, approvedAt: ctx.now };
  return { id: await addRevision(ctx.db, made, items), number };
}

/** The poll that waits for a co-chair. While members can still object, the meeting does not decide over them. */
async function overPoll({ db, prefix }: PersonContext, { pollId, number }: Revision): Promise<number | undefined> {
  const poll = pollId === null ? undefined : await pollById(db, pollId);
  if (!poll || poll.box.closedAt !== null) return poll?.number;
  throw new Problem({
    code: "conflict",
    message: `The members are still deciding on revision ${number}, in poll ${poll.number}.`,
    hint: `End that first: ${prefix}poll close poll:${poll.number}.`,
  });
}
