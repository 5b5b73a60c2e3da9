import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addDocument } from "#db/queries/document.ts";
import { mustBeHeard } from "../member/must-be-heard.ts";
import { shownEnd } from "../time/shown-end.ts";
import { alikeTo } from "./alike.ts";
import { deadlineOf, meetingFor } from "./for-meeting.ts";
import { type Described, describe } from "./submit.ts";

/** Says that a document will come; it gets its number when it is handed in, so that no number is lost with it. */
export async function announceDocument(ctx: PersonContext, input: Described) {
  mustBeHeard(ctx, { silent: "sees documents and does not submit any", may: "you can announce documents" });
  const { activity, actor, now } = ctx;
  const meeting = await meetingFor(ctx, input.meeting);
  const about = await describe(ctx, input);
  const announcement = await nextNumber(ctx.db, activity.id, "document announcement");
  const who = { activityId: activity.id, authorId: actor.person, madeAt: now };
  const row = { ...about, ...who, state: "announced" as const, kind: input.kind, announcement };
  const id = await addDocument(ctx.db, { ...row, meetingId: meeting?.id ?? null });
  const show = { command: "document show", args: { document: `announcement ${announcement}` } };
  await ctx.record({ what: "document announced", ids: { document: id }, show });
  const end = deadlineOf(activity, meeting, input.kind);
  const due = end && Temporal.Instant.compare(now, end) < 0 ? shownEnd(end, activity.zone) : undefined;
  const alike = await alikeTo(ctx, { id, title: about.title });
  return { activity: activity.slug, announcement, title: about.title, meeting: meeting?.number, due, alike };
}
