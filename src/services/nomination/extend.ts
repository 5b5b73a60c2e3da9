import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeNomination, type Nomination } from "#db/queries/nomination.ts";
import { extendConsensus } from "../consensus/extend.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { replanned, showOf } from "./carry-on.ts";
import { lockedFor } from "./locked.ts";
import { inWindow, subjectOf } from "./subject.ts";
import { tellRoomsOf } from "./tell.ts";

/** A later end of the nomination period, which goes on if it was over, or of the objection window. */
export async function extendNomination(ctx: PersonContext, input: { nomination: number; closes: string }) {
  const { zone, slug: activity } = ctx.activity;
  const { nomination, phase } = await lockedFor(ctx, input.nomination, "extend");
  const { number, body, direction } = nomination;
  const { endsAt } = readDeadline(input.closes, { now: ctx.now, zone, field: "closes" });
  if (phase === "window") await extendWindow(ctx, nomination, endsAt);
  else await extendPeriod(ctx, nomination, endsAt);
  await ctx.record({ what: "nomination extended", ids: { nomination: nomination.id }, show: showOf(nomination) });
  await replanned(ctx, nomination);
  const said = { activity, number, body, direction, window: phase === "window", reopened: phase === "vacant" };
  return { ...said, ...shownEnd(endsAt, zone) };
}

async function extendPeriod(ctx: PersonContext, nomination: Nomination, endsAt: Temporal.Instant): Promise<void> {
  const { id, number, closesAt, state } = nomination;
  if (state === "open" && Temporal.Instant.compare(endsAt, closesAt) <= 0)
    throw laterThan(ctx, `Nomination ${number} takes nominations until`, closesAt);
  await changeNomination(ctx.db, id, { state: "open", closesAt: endsAt });
}

async function extendWindow(ctx: PersonContext, nomination: Nomination, endsAt: Temporal.Instant): Promise<void> {
  const { id, number, windowEndsAt } = nomination;
  if (windowEndsAt && Temporal.Instant.compare(endsAt, windowEndsAt) <= 0)
    throw laterThan(ctx, `The objection window of nomination ${number} lasts until`, windowEndsAt);
  const nominees = inWindow(nomination).toSorted((a, b) => a.window.box.id - b.window.box.id);
  for (const nominee of nominees) await extendConsensus(ctx, subjectOf(ctx, nomination, nominee), endsAt);
  await changeNomination(ctx.db, id, { windowEndsAt: endsAt });
  await tellRoomsOf(ctx, id, "moved");
}

const laterThan = ({ activity }: PersonContext, words: string, end: Temporal.Instant) =>
  new Problem({
    code: "invalid",
    message: `${words} ${shownEnd(end, activity.zone).endsInWords} already.`,
    hint: "Give a later end.",
    field: "closes",
  });
