import { and, eq } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { attendance } from "../schema/meeting.ts";

/** Of a meeting that has no place any more: who would have come there takes part remotely. */
export async function registerRemotely(db: Db, meetingId: number): Promise<void> {
  const there = and(eq(attendance.meetingId, meetingId), eq(attendance.mode, "on-site"));
  await db.update(attendance).set({ mode: "remote" }).where(there);
}

/** Of a meeting without remote participation: nobody comes remotely, and who would have may still come on site. Returns these persons. */
export async function endRemote(db: Db, meetingId: number): Promise<number[]> {
  const remote = and(eq(attendance.meetingId, meetingId), eq(attendance.mode, "remote"));
  const rows = await db.update(attendance).set({ mode: null }).where(remote).returning({ person: attendance.personId });
  return rows.map((row) => row.person);
}
