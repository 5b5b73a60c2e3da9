import type { AgendaItem } from "#db/queries/agenda.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { isSection } from "./outline.ts";

/** Seconds an item has had so far. */
export function usedSeconds(
  { usedSeconds: before, onSince }: Pick<AgendaItem, "usedSeconds" | "onSince">,
  now: Temporal.Instant,
): number {
  return before + (onSince === null ? 0 : Math.max(0, Math.floor(onSince.until(now).total("seconds"))));
}

export type Times = {
  /** Of all items that have a plan, and how many have none; a section's own minutes count where its items have none. */
  plannedMinutes: number;
  unplanned: number;
  /** From start to end as it is scheduled. */
  meetingMinutes: number;
  usedMinutes: number;
};

export function timesOf(
  { startsAt, endsAt }: Pick<Meeting, "startsAt" | "endsAt">,
  items: AgendaItem[],
  now: Temporal.Instant,
): Times {
  const leaves = items.filter((_, at) => !isSection(items, at));
  const seconds = items.reduce((sum, item) => sum + usedSeconds(item, now), 0);
  return {
    plannedMinutes: plannedIn(items),
    unplanned: leaves.filter((item) => item.minutes === null).length,
    meetingMinutes: Math.round(startsAt.until(endsAt).total("minutes")),
    usedMinutes: Math.round(seconds / 60),
  };
}

/** A section's minutes are those of its items, or its own where they have none. */
export function plannedIn(items: readonly { depth: number; minutes: number | null }[]): number {
  const sums: number[] = [];
  for (const item of [...items].reverse()) {
    const inside = sums[item.depth + 1] ?? 0;
    sums.length = Math.min(sums.length, item.depth + 1);
    for (let depth = sums.length; depth <= item.depth; depth++) sums.push(0);
    sums[item.depth] = (sums[item.depth] ?? 0) + (inside || (item.minutes ?? 0));
  }
  return sums[0] ?? 0;
}
