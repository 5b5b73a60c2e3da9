import type { PersonContext } from "#core/contract/context.ts";
import { lockAgenda, releaseItems } from "#db/queries/agenda.ts";
import { nextAgenda } from "#db/queries/agenda-list.ts";
import { revisionsOf } from "#db/queries/agenda-revision.ts";
import { lockBox } from "#db/queries/box.ts";
import { consensusOf } from "#db/queries/consensus.ts";
import { type Meeting, meetingNumbered } from "#db/queries/meeting.ts";
import { pollById } from "#db/queries/poll.ts";
import { callOffConsensus } from "../consensus/settle.ts";
import { callOff } from "../poll/opening.ts";
import { subjectOf } from "../poll/subject.ts";
import { carryOver } from "./carry.ts";
import { changed } from "./changed.ts";
import { stopItem } from "./stop.ts";

/** `poll`: the approval that ended; `carried`: how many items went on to the agenda of meeting `to`. */
export type Ended = { poll: number | undefined; carried: number; to: number | undefined };

/** A meeting is cancelled: nobody is asked to approve its agenda any more, and what earlier meetings deferred to it goes on to the next one. */
export async function endWithMeeting(ctx: PersonContext, meeting: Meeting): Promise<Ended> {
  const agenda = await lockAgenda(ctx.db, meeting.id);
  if (!agenda) return { poll: undefined, carried: 0, to: undefined };
  const [latest] = await revisionsOf(ctx.db, agenda.id);
  const poll = latest?.state === "proposed" && latest.pollId !== null ? await endPoll(ctx, latest.pollId) : undefined;
  await stopItem(ctx, meeting, { as: "put back", at: ctx.now });
  await releaseItems(ctx.db, agenda.id);
  return { poll, ...(await passOn(ctx, meeting)) };
}

async function endPoll(ctx: PersonContext, id: number): Promise<number | undefined> {
  const poll = await pollById(ctx.db, id);
  if (!poll) return undefined;
  const { closedAt } = await lockBox(ctx.db, poll.box.id);
  const state = (await consensusOf(ctx.db, poll.box.id))?.state;
  if (state === "agreed" || state === "not-agreed") return undefined;
  if (closedAt === null) await callOff(ctx, poll);
  else await callOffConsensus(ctx, subjectOf(poll), poll.openedBy);
  return poll.number;
}

/** Only onto an agenda there is: one that is drafted later takes them by itself. */
async function passOn(ctx: PersonContext, { startsAt }: Meeting): Promise<Omit<Ended, "poll">> {
  const next = await nextAgenda(ctx.db, ctx.activity.id, startsAt);
  const agenda = next?.agenda && (await lockAgenda(ctx.db, next.agenda.meetingId));
  const meeting = agenda && (await meetingNumbered(ctx.db, ctx.activity.id, next.number));
  const carried = meeting ? await carryOver(ctx, { agenda, meeting }) : 0;
  if (!meeting || carried === 0) return { carried: 0, to: undefined };
  await changed(ctx, { meeting, agenda }, { what: "agenda items taken over" });
  return { carried, to: meeting.number };
}
