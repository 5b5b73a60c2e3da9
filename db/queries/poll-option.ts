import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { meeting } from "../schema/meeting.ts";
import { pollOption } from "../schema/poll.ts";

export type PollOption = { number: number; label: string };
type Times = { startsAt: Temporal.Instant | null; endsAt: Temporal.Instant | null };
/** `startsAt` and `endsAt`: a slot of kind time, `meeting` what was made of it. */
export type FullOption = PollOption & Times & { meeting: SlotMeeting | null };
export type SlotMeeting = { number: number; visibility: RoomVisibility };
export type NewOption = Omit<PollOption, "number"> & Partial<Times>;

export async function optionsOf(db: Db, pollId: number): Promise<FullOption[]> {
  const { number, label, startsAt, endsAt } = pollOption;
  const made = { number: meeting.number, visibility: meeting.visibility };
  const stands = sql`${meeting.state} <> 'cancelled'`;
  const isOfSlot = and(eq(meeting.pollId, pollOption.pollId), eq(meeting.slot, number), stands);
  return await db
    .select({ number, label, startsAt, endsAt, meeting: made })
    .from(pollOption)
    .leftJoin(meeting, isOfSlot)
    .where(eq(pollOption.pollId, pollId))
    .orderBy(asc(number));
}

/** So that of two who make a meeting of it at once, the second sees the first one's. False: there is no such slot. */
export async function lockSlot(db: Db, pollId: number, number: number): Promise<boolean> {
  const isIt = and(eq(pollOption.pollId, pollId), eq(pollOption.number, number), isNotNull(pollOption.startsAt));
  const [row] = await db.select({ number: pollOption.number }).from(pollOption).where(isIt).for("update");
  return row !== undefined;
}
