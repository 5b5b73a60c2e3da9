import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addBox } from "#db/queries/box.ts";
import { addDiscussion } from "#db/queries/discussion.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { readReferences } from "../document/read-references.ts";
import { writeSeats } from "../poll/give-seats.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { roomsFor } from "./rooms.ts";
import { scheduleDiscussion } from "./schedule.ts";
import { openThreads } from "./threads.ts";

type Per = "person" | "organization";
export type OpenDiscussion = {
  subject: string;
  question: string;
  /** As they were typed. */
  documents?: string | undefined;
  /** What the thing it is about refers to. */
  refersTo?: string | null;
  /** The charter's period when none is said. */
  closes?: string | undefined;
  rooms?: string | undefined;
  for?: RoomVisibility | undefined;
  per?: Per | undefined;
};

/** Opens correspondence: its comment period, one seat for each who may take a position, its card in every room that may see it. */
export async function openDiscussion(ctx: PersonContext, input: OpenDiscussion) {
  const { activity, now } = ctx;
  const { subject, question } = input;
  const documents = await documentsOf(ctx, input);
  const visibility = input.for ?? activity.charter.rules.discussion.visibility;
  const per = perOf(ctx, visibility, input.per);
  const endsAt = endOfComments(ctx, input.closes);
  const { rooms, hiddenFrom, named } = await roomsFor(ctx, visibility, input.rooms);
  const number = await nextNumber(ctx.db, activity.id, "discussion");
  const kind = { kind: "approve" as const, per, lateJoiners: true };
  const boxId = await addBox(ctx.db, { activityId: activity.id, ...kind, now, endsAt });
  const seats = await writeSeats(ctx, { boxId, per, visibility }, undefined);
  const asked = { subject, question, documents, visibility, roomsNamed: named, boxId };
  const made = { activityId: activity.id, number, ...asked, openedBy: ctx.actor.person };
  const roomIds = rooms.map((room) => room.id);
  const id = await addDiscussion(ctx.db, { ...made, rooms: roomIds });
  const show = { command: "discussion show", args: { discussion: String(number) } };
  await ctx.record({ what: "discussion opened", ids: { discussion: id, box: boxId }, show });
  await scheduleDiscussion(ctx, { id, number, endsAt });
  await openThreads(ctx, id, roomIds);
  await appendRefresh(ctx.db, { activityId: activity.id, of: "discussion", ofId: id });
  const shown = { rooms: rooms.length, hiddenFrom };
  return { id, number, subject, per, visibility, seats, ...shown, ...shownEnd(endsAt, activity.zone) };
}

async function documentsOf(ctx: PersonContext, { documents, refersTo = null }: OpenDiscussion): Promise<string | null> {
  return documents === undefined ? refersTo : await readReferences(ctx, documents, { field: "documents", own: true });
}

function perOf({ activity }: PersonContext, visibility: RoomVisibility, per: Per | undefined): Per {
  if (!isForHolders({ visibility })) return per ?? activity.charter.rules.consensus.per;
  if (per !== "organization") return "person";
  throw new Problem({
    code: "invalid",
    message: `In a discussion for ${leaderOf(activity.charter).all} alone each officer has a position.`,
    hint: "Leave per out.",
    field: "per",
  });
}

function endOfComments({ activity, now }: PersonContext, closes: string | undefined): Temporal.Instant {
  const { zone, charter } = activity;
  if (closes !== undefined) return readDeadline(closes, { now, zone, field: "closes" }).endsAt;
  const period = Temporal.Duration.from(charter.rules.discussion.commentPeriod);
  return now.toZonedDateTimeISO(zone).add(period).toInstant();
}
