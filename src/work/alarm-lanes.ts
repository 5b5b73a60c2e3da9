import type { Claimed } from "#db/queries/work-claim.ts";
import type { LaneEnd, RowEnd } from "#db/queries/work-complete.ts";
import type { ClaimedAlarm } from "#db/queries/work-rows.ts";
import { backoffMs, reasonOf } from "./attempt.ts";
import { openEnd } from "./lane-end.ts";
import type { Lease, WorkParts } from "./parts.ts";

/** Runs due alarms one after another, in the order in which they were due; one that fails holds only its own thing. */
export async function workAlarms(
  work: WorkParts,
  { alarms, alarmLanes }: Claimed,
  lease: Lease,
): Promise<{ ends: LaneEnd[]; delivered: number }> {
  const ends = new Map(
    alarmLanes.map((id) => [id, openEnd({ id, kind: "alarm", of: "", ofId: 0 }, lease.token)] as const),
  );
  let delivered = 0;
  for (const row of alarms) {
    const end = ends.get(row.laneId);
    if (!end || end.coolMs > 0) continue;
    if (!lease.mayStart()) break;
    const ended = await ring(work, row, end);
    end.rows.push(ended);
    if (ended.state === "done") delivered += 1;
  }
  return { ends: [...ends.values()], delivered };
}

/** The id is the row's: dispatch runs it once, however often it comes. A clock that was set back since the claim makes it wait again. */
async function ring(work: WorkParts, row: ClaimedAlarm, end: LaneEnd): Promise<RowEnd> {
  const attempts = row.attempts + 1;
  if (Temporal.Instant.compare(work.now(), row.runAt) < 0) {
    return { id: row.id, state: "due", attempts: row.attempts, perhaps: false, untried: row.attempts === 0 };
  }
  try {
    const outcome = await work.call({ id: `alarm-${row.id}`, call: row.payload.call, runAt: row.runAt });
    if (outcome === "done") return { id: row.id, state: "done", attempts, perhaps: false };
    return fail(work, row, end, "it could not be done now");
  } catch (error) {
    work.log.error({ err: error, ...named(row) }, "an alarm failed");
    return fail(work, row, end, reasonOf(error));
  }
}

const named = ({ id, of, ofId, payload }: ClaimedAlarm) => ({ work: id, of, ofId, command: payload.call.command });

function fail(work: WorkParts, row: ClaimedAlarm, end: LaneEnd, detail: string): RowEnd {
  const attempts = row.attempts + 1;
  const ended = { id: row.id, attempts, perhaps: false, detail };
  if (attempts >= work.settings.attempts) {
    work.log.error({ ...named(row), attempts, detail }, "an alarm is given up");
    return { ...ended, state: "dead" };
  }
  end.coolMs = backoffMs(work, attempts);
  return { ...ended, state: "due" };
}
