import type { LaneEnd } from "#db/queries/work-complete.ts";

/** A lane of which nothing has been done yet. */
export function openEnd(lane: LaneEnd["lane"], token: string, activityId?: number): LaneEnd {
  return {
    lane: { id: lane.id, kind: lane.kind, of: lane.of, ofId: lane.ofId },
    token,
    activityId,
    rows: [],
    refreshed: [],
    tried: [],
    later: [],
    places: [],
    instead: [],
    lostRooms: [],
    cooling: [],
    threads: [],
    copies: [],
    coolMs: 0,
  };
}
