import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { addRevision, revisionsOf } from "#db/queries/agenda-revision.ts";
import { pollNumbered } from "#db/queries/poll.ts";
import { mustEndByStart } from "../poll/by-start.ts";
import { openPoll } from "../poll/open.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import { moveTo, recorded } from "./changed.ts";
import { empty } from "./empty.ts";
import { lockFound, stillAhead } from "./find-agenda.ts";
import { moveAgenda } from "./state.ts";

/** Freezes the draft as the next revision and asks the members to approve it, by the rules of consensus. */
export async function proposeAgenda(ctx: PersonContext, input: { meeting: number; closes?: string | undefined }) {
  const found = await lockFound(ctx, input.meeting);
  const { meeting, agenda, items } = found;
  stillAhead(meeting);
  moveAgenda(agenda.state, "propose", meeting.number);
  if (items.length === 0) throw empty(ctx, meeting.number);
  const revision = await nextRevision(ctx, agenda.id);
  const number = String(meeting.number);
  const onSettled = { command: "agenda settled", args: { meeting: number, revision: String(revision) } };
  const poll = await openPoll(ctx, {
    question: `Approve revision ${revision} of the agenda of meeting ${number}?`,
    kind: "approve",
    results: "after-closing",
    for: narrower(meeting.visibility, ctx.activity.charter.rules.poll.visibility),
    closes: input.closes,
    onSettled,
  });
  const opened = await pollNumbered(ctx.db, ctx.activity.id, poll.number);
  if (!opened) throw new Error(`poll ${poll.number} was not written`);
  mustEndByStart(ctx, meeting, opened.box.endsAt);
  const by = { frozenAt: ctx.now, frozenBy: ctx.actor.person, pollId: opened.id };
  const id = await addRevision(ctx.db, { of: agenda, number: revision, ...by }, items);
  await moveTo(ctx, agenda, "propose", meeting.number);
  await recorded(ctx, found, { what: "agenda proposed", ids: { revision: id, poll: opened.id } });
  return { meeting: meeting.number, revision, poll };
}

async function nextRevision(ctx: PersonContext, agendaId: number): Promise<number> {
  return ((await revisionsOf(ctx.db, agendaId))[0]?.number ?? 0) + 1;
}

/** Objections are not said to more people than other polls are, nor to more than may see the meeting. */
const narrower = (a: RoomVisibility, b: RoomVisibility): RoomVisibility => (mayBeSeenIn(a, b) ? b : a);
