import type { PersonContext } from "#core/contract/context.ts";
import { agendaOf, lockAgenda } from "#db/queries/agenda.ts";
import { revisionsOf } from "#db/queries/agenda-revision.ts";
import { lockBox, moveEnd } from "#db/queries/box.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { type Poll, pollById } from "#db/queries/poll.ts";
import { earliestEnd } from "../consensus/agreement.ts";
import { minimumInWords } from "../consensus/open.ts";
import { tellMoved } from "../consensus/tell.ts";
import { schedulePoll } from "../poll/schedule.ts";
import { subjectOf } from "../poll/subject.ts";

/** `short`: the least that a proposal is open for, "7 days", where this one is not any more. */
export type BroughtForward = { poll: number; short: string | undefined };

/** A meeting starts earlier: the approval of its agenda that would end after that ends with its start, and the rooms are told. */
export async function bringForward(ctx: PersonContext, meeting: Meeting): Promise<BroughtForward | undefined> {
  const agenda = (await agendaOf(ctx.db, meeting.id)) && (await lockAgenda(ctx.db, meeting.id));
  const [latest] = agenda ? await revisionsOf(ctx.db, agenda.id) : [];
  const poll =
    latest?.state === "proposed" && latest.pollId !== null ? await pollById(ctx.db, latest.pollId) : undefined;
  return poll && (await endAtStart(ctx, poll, meeting.startsAt));
}

async function endAtStart(ctx: PersonContext, poll: Poll, endsAt: Temporal.Instant) {
  const { id, number } = poll;
  const box = await lockBox(ctx.db, poll.box.id);
  if (box.closedAt !== null || Temporal.Instant.compare(box.endsAt, endsAt) <= 0) return undefined;
  await moveEnd(ctx.db, box.id, endsAt);
  const show = { command: "poll show", args: { poll: String(number) } };
  const refresh = { of: "poll", ofId: id };
  await ctx.record({ what: "approval brought forward", ids: { poll: id, box: box.id }, show, refresh });
  await schedulePoll(ctx, { id, number, endsAt });
  await tellMoved(ctx, subjectOf(poll), { endsAt });
  const short = Temporal.Instant.compare(endsAt, earliestEnd(ctx.activity, box.openedAt)) < 0;
  return { poll: number, short: short ? minimumInWords(ctx.activity) : undefined };
}
