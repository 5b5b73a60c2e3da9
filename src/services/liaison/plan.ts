import type { Context } from "#core/contract/context.ts";
import { scheduleReminders } from "../remind/schedule.ts";

/** The reminders of the end of its term, in the place of what was planned. */
export const planTerm = (ctx: Context, id: number): Promise<void> =>
  scheduleReminders(ctx, { kind: "liaison-term", id });
