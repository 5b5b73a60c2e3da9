import type { Reading } from "#core/contract/card.ts";
import type { Term } from "#core/contract/reminders.ts";
import { dropReminders } from "#db/queries/due-reminder.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { ladderOf, stepsOf } from "./kinds.ts";

export type Thing = { kind: string; id: number };

const STEP = "remind step";

/** Plans the reminders of a thing anew, in the place of what was planned: called when it begins, when its end moves, and when it is over. */
export async function scheduleReminders(ctx: Reading, thing: Thing): Promise<void> {
  await dropAlarms(ctx.db, { of: thing.kind, ofId: thing.id, command: STEP });
  await dropReminders(ctx.db, { kind: thing.kind, ofId: thing.id });
  const term = await ladderOf(ctx, thing.kind).term(ctx, thing.id);
  if (term) await planNextStep(ctx, thing, term);
}

/** One step at a time: the one that fires plans its successor, so that after a pause the newest speaks alone. */
export async function planNextStep(ctx: Reading, { kind, id }: Thing, term: Term): Promise<void> {
  const { activity } = ctx;
  const declared = ladderOf(ctx, kind);
  const { next } = stepsOf(ctx, declared.of, term);
  if (!next) return;
  const args = { kind, thing: String(id), name: await declared.name(ctx, id), at: next.at.toString() };
  const call = { activity: activity.slug, command: STEP, args };
  await appendAlarm(ctx.db, { activityId: activity.id, of: kind, ofId: id, call, runAt: next.at });
}
