import type { PersonContext } from "#core/contract/context.ts";
import { agendaOf } from "#db/queries/agenda.ts";
import { revisionsOf } from "#db/queries/agenda-revision.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { pollById } from "#db/queries/poll.ts";
import { inWords } from "../time/show-deadline.ts";

export type ApprovalAfter = { poll: number; ends: string };

/** The poll on the agenda of a meeting, where that goes on after the meeting has started. */
export async function approvalAfter(
  { activity, db }: PersonContext,
  { id, startsAt }: Pick<Meeting, "id" | "startsAt">,
): Promise<ApprovalAfter | undefined> {
  const agenda = await agendaOf(db, id);
  const [latest] = agenda ? await revisionsOf(db, agenda.id) : [];
  const poll = latest?.state === "proposed" && latest.pollId !== null ? await pollById(db, latest.pollId) : undefined;
  if (!poll || poll.box.closedAt !== null || Temporal.Instant.compare(poll.box.endsAt, startsAt) <= 0) return undefined;
  return { poll: poll.number, ends: inWords(poll.box.endsAt, activity.zone) };
}
