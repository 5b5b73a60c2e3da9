import type { PersonContext } from "#core/contract/context.ts";
import { changeReport, lockReport } from "#db/queries/report.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost, appendRefresh } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";
import { findReport } from "./find-report.ts";
import { namedAs } from "./named-as.ts";
import { mustBePossible } from "./state.ts";

/** Puts on record that it went to whom it is for, and says so in every room that may see it. Nobody is reminded of it any more. */
export async function sendReport(ctx: PersonContext, input: { report: number }) {
  const report = await lockReport(ctx.db, (await findReport(ctx, input.report)).id);
  mustBePossible(ctx, report, "send");
  const { id, number, meetingId, kind, addressedTo } = report;
  await changeReport(ctx.db, id, { state: "sent", sentAt: ctx.now, sentBy: ctx.actor.person });
  const show = { command: "report show", args: { report: String(number) } };
  await ctx.record({ what: "report sent", ids: { report: id }, show });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "report", ofId: id });
  if (kind === "executive-summary" && meetingId !== null)
    await scheduleReminders(ctx, { kind: "executive-summary", id: meetingId });
  const post = { activityId: ctx.activity.id, notice: "report sent", about: { report: id }, runAt: ctx.now };
  for (const room of await roomsOf(ctx.db, ctx.activity.id))
    await appendPost(ctx.db, { ...post, to: { roomId: room.id } });
  return { ...namedAs(ctx, report), addressedTo };
}
