import type { PersonContext } from "#core/contract/context.ts";
import { isOver, type LifeEvent } from "#core/contract/life.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addLifeEvent, lastState, lifeEvents } from "#db/queries/life.ts";
import { readMoment } from "../time/read-moment.ts";
import { checkMove, FIRST_STATE } from "./life.ts";

export type RecordEvent = { event: LifeEvent; by: string; on: string; document?: string | undefined };

/** Records what a body decided about the activity. */
export async function recordLifeEvent(ctx: PersonContext, input: RecordEvent) {
  const { db, activity, actor, now } = ctx;
  const decidedOn = readDecisionDay(ctx, input.on);
  // Its lock comes before the look: of two who do this at once, the second one sees what the first one did.
  const number = await nextNumber(db, activity.id, "life event");
  checkMove(ctx, (await lastState(db, activity.id)) ?? FIRST_STATE, input.event);
  if (input.event === "terminated" || input.event === "replaced") await checkNothingOpen(ctx);
  const made = { activityId: activity.id, number, event: input.event, decidedBy: input.by, decidedOn };
  const id = await addLifeEvent(db, {
    ...made,
    document: input.document ?? null,
    recordedAt: now,
    recordedBy: actor.person,
  });
  const show = { command: "activity life", args: {} };
  await ctx.record({ what: `activity ${input.event}`, ids: { life_event: id }, show });
  return { ...input, number, on: decidedOn };
}

/** The day of a decision: today or before. */
export function readDecisionDay({ now, activity }: PersonContext, said: string): string {
  const today = now.toZonedDateTimeISO(activity.zone).toPlainDate();
  const moment = readMoment(said, now, activity.zone);
  const day =
    moment.kind === "day"
      ? moment.day
      : moment.kind === "instant"
        ? moment.at.toZonedDateTimeISO(activity.zone).toPlainDate()
        : undefined;
  if (day && Temporal.PlainDate.compare(day, today) <= 0) return day.toString();
  const message = day ? `${day} has not come yet.` : `"${said.slice(0, 80)}" is not understood as a date.`;
  throw new Problem({
    code: "invalid",
    message,
    hint: "Write the day of the decision, such as 2025-05-30.",
    field: "on",
  });
}

async function checkNothingOpen(ctx: PersonContext): Promise<void> {
  const counts = await Promise.all([...ctx.cards.values()].map((card) => card.underWay?.(ctx)));
  const open = counts.flatMap((one) => (one && one.count > 0 ? [`${one.label}: ${one.count}`] : []));
  if (open.length === 0) return;
  throw new Problem({
    code: "conflict",
    message: `Something is still open (${open.join("; ")}).`,
    hint: "Close it first, or wait for its end.",
  });
}

/** What the charter says of the beginning, then what was recorded. */
export async function lifeOf(ctx: PersonContext) {
  const { db, activity } = ctx;
  const [events, state] = await Promise.all([lifeEvents(db, activity.id), lastState(db, activity.id)]);
  const now = state ?? FIRST_STATE;
  return { slug: activity.slug, charter: activity.charter, events, state: now, over: isOver(now) };
}
