import { type CardRoom, type CardRow, cardOf, roomsOfCard } from "#db/queries/card.ts";
import type { CardLane } from "#db/queries/work-claim.ts";
import type { LaneEnd, Later, RowEnd } from "#db/queries/work-complete.ts";
import type { ClaimedRefresh } from "#db/queries/work-rows.ts";
import { backoffMs, reasonOf } from "./attempt.ts";
import { openEnd } from "./lane-end.ts";
import type { Lease, WorkParts } from "./parts.ts";
import { silence } from "./post-end.ts";
import { type Shown, type Stopped, showCard } from "./show-card.ts";

/** Shows the present state of one card in every room it is due in, side by side. */
export async function workCard(
  work: WorkParts,
  lane: CardLane,
  lease: Lease,
): Promise<{ end: LaneEnd; delivered: number }> {
  const rows = lane.rows.filter((row) => row.ready);
  const end = openEnd(lane, lease.token, lane.rows[0]?.activityId);
  const card = work.cards.get(lane.of);
  if (!card) return { end: { ...end, rows: lane.rows.map(hold) }, delivered: 0 };
  try {
    const row = await cardOf(work.db, lane);
    if (!row) throw new Error(`there is no card of ${lane.of} ${lane.ofId}`);
    const activity = await work.activityOf(row.activityId);
    const all = await roomsOfCard(work.db, row);
    const rooms = dueRooms(all, lane);
    const firsts = firstOfEach(all);
    const unsure = lane.unsure || rows.some((refresh) => refresh.payload.again);
    const shown = await Promise.all(
      rooms.map((at) =>
        showCard(work, {
          card,
          row,
          ofId: lane.ofId,
          activity,
          ...at,
          first: firsts.has(at.room.id),
          unsure,
          lane,
          lease,
        }),
      ),
    );
    end.refreshed = rows.map((refresh) => refresh.id);
    for (const [at, room] of rooms.entries()) endRoom(work, { lane, row, room, rows }, shown[at] as Shown, end);
    return { end, delivered: shown.reduce((sum, { delivered }) => sum + delivered, 0) };
  } catch (error) {
    work.log.error({ err: error, card: lane.of, id: lane.ofId, reason: reasonOf(error) }, "a card could not be read");
    end.coolMs = backoffMs(work, 1);
    return { end, delivered: 0 };
  }
}

/** Until a process comes that declares such cards: this one never will. */
const hold = ({ id, attempts }: ClaimedRefresh): RowEnd => ({
  ...{ id, attempts, state: "held", perhaps: false, untried: true },
  detail: "Cards of this kind are not declared.",
});

/** The ids of the rooms that stand for their workspace: of each the one that was bound first. */
function firstOfEach(rooms: CardRoom[]): Set<number> {
  const firsts = new Map<string, number>();
  for (const { room, leaving } of rooms) {
    const workspace = JSON.stringify([room.platform, room.workspace, room.team]);
    if (!leaving && !firsts.has(workspace)) firsts.set(workspace, room.id);
  }
  return new Set(firsts.values());
}

/** A room that waits for its own time is left out: its own row brings the last state. */
function dueRooms(rooms: CardRoom[], { rows }: CardLane): CardRoom[] {
  const waiting = new Set(rows.filter((row) => !row.ready).map((row) => row.payload.roomId));
  const ready = rows.filter((row) => row.ready);
  const everywhere = ready.some((row) => row.payload.roomId === undefined);
  const named = new Set(ready.map((row) => row.payload.roomId));
  return rooms.filter(({ room }) => !waiting.has(room.id) && (everywhere || named.has(room.id)));
}

type Ended = { lane: CardLane; row: CardRow; room: CardRoom; rows: ClaimedRefresh[] };

function endRoom(work: WorkParts, ended: Ended, shown: Shown, end: LaneEnd): void {
  const { row, room } = ended;
  if (shown.place && shown.place !== room.place) {
    const { askedAt, ...place } = shown.place;
    end.places.push({ ...place, asked: askedAt !== undefined });
  }
  const pace = shown.delivered > 0 ? paceMs(work, room.room.platform) : work.settings.paceMs;
  end.coolMs = Math.max(end.coolMs, pace);
  if (!shown.stopped || "status" in shown.stopped) end.tried.push(room.room.id);
  if (shown.stopped) stop(work, ended, { stopped: shown.stopped, method: shown.method }, end);
  if (lost(shown.stopped)) end.lostRooms.push({ activityId: row.activityId, roomId: room.room.id });
}

const lost = (stopped: Stopped | undefined) =>
  stopped !== undefined && "status" in stopped && stopped.status === "refused" && stopped.why === "gone";

/** A card that changes all the time spreads its edits over the platform's window, instead of spending them and standing still. */
function paceMs({ adapters, settings }: WorkParts, platform: string): number {
  const allowed = adapters.get(platform)?.can.budgets.edit;
  return Math.max(settings.paceMs, allowed ? Math.ceil(allowed.inMs / allowed.calls) : 0);
}

/** The room gets a refresh row of its own, for later or for those who look after dead ones. */
function stop(
  work: WorkParts,
  { row, room: { room }, rows }: Ended,
  { stopped, method }: { stopped: Stopped; method: "post" | "edit" },
  end: LaneEnd,
): void {
  const before = Math.max(0, ...rows.filter((r) => r.payload.roomId === room.id).map((r) => r.attempts));
  const newest = rows.reduce((last, { madeAt }) => (Temporal.Instant.compare(madeAt, last) > 0 ? madeAt : last), FIRST);
  const later = { activityId: row.activityId, roomId: room.id, madeAt: newest, dead: false };
  if ("silentMs" in stopped) end.cooling.push(...silence(room, method, stopped.silentMs));
  if ("waitMs" in stopped) {
    end.later.push({ ...later, attempts: before, afterMs: stopped.waitMs, detail: stopped.why });
  } else if (stopped.status === "refused") {
    if (stopped.why !== "gone") end.later.push(bury(work, later, before + 1, `${stopped.why}: ${stopped.detail}`));
  } else if (stopped.limited) {
    const afterMs = Math.max(1, stopped.afterMs);
    const channel = stopped.limited === "method" ? "" : room.channel;
    end.cooling.push({ platform: room.platform, workspace: room.workspace, channel, method, afterMs });
    end.later.push({ ...later, attempts: before, afterMs, detail: stopped.reason });
  } else if (before + 1 >= work.settings.attempts) {
    end.later.push(bury(work, later, before + 1, `${before + 1} attempts: ${stopped.reason}`));
  } else {
    const afterMs = Math.max(stopped.afterMs, backoffMs(work, before + 1));
    end.later.push({ ...later, attempts: before + 1, afterMs, detail: stopped.reason });
  }
}

const FIRST = Temporal.Instant.fromEpochMilliseconds(0);

function bury(
  work: WorkParts,
  later: Omit<Later, "attempts" | "afterMs" | "detail">,
  attempts: number,
  detail: string,
): Later {
  work.log.error({ room: later.roomId, attempts, detail }, "a card cannot be shown in a room");
  return { ...later, attempts, afterMs: 0, detail, dead: true };
}
