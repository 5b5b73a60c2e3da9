import type { Context } from "#core/contract/context.ts";
import { agendaOf, lockAgenda, setAgendaState } from "#db/queries/agenda.ts";
import { type Revision, revisionNumbered, settleRevision } from "#db/queries/agenda-revision.ts";
import { consensusOf } from "#db/queries/consensus.ts";
import { pollById } from "#db/queries/poll.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { recorded } from "./changed.ts";
import { agendaAfter } from "./state.ts";
import { tellApproved } from "./tell-approved.ts";

/** The approval has ended: says what became of the revision. Reads it again, so a stale alarm does nothing. */
export async function settleAgenda(ctx: Context, input: { meeting: number; revision: number }): Promise<void> {
  const meeting = await findMeeting(ctx, input.meeting);
  const before = await agendaOf(ctx.db, meeting.id);
  const agenda = before && (await lockAgenda(ctx.db, meeting.id));
  const revision = agenda && (await revisionNumbered(ctx.db, agenda.id, input.revision));
  if (!agenda || revision?.state !== "proposed") return;
  const outcome = await outcomeOf(ctx, revision);
  const state = outcome && agendaAfter(agenda.state, outcome);
  if (!state) return;
  await setAgendaState(ctx.db, agenda.id, state);
  const settled = outcome === "agree" ? "approved" : "not-agreed";
  await settleRevision(ctx.db, revision.id, { state: settled, at: ctx.now, how: "by correspondence" });
  await recorded(ctx, { meeting, agenda }, { what: `agenda revision ${settled}`, ids: { revision: revision.id } });
  if (settled === "approved") await tellApproved(ctx, meeting, revision.id);
}

async function outcomeOf(ctx: Context, { pollId }: Revision): Promise<"agree" | "disagree" | undefined> {
  const poll = pollId === null ? undefined : await pollById(ctx.db, pollId);
  const consensus = poll && (await consensusOf(ctx.db, poll.box.id));
  if (consensus?.state === "agreed") return "agree";
  return consensus?.state === "not-agreed" ? "disagree" : undefined;
}
