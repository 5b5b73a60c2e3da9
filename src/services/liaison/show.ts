import type { PersonContext } from "#core/contract/context.ts";
import { reportsOf } from "#db/queries/liaison-report.ts";
import { shownEnd } from "../time/shown-end.ts";
import { dutiesNow } from "./duties.ts";
import { findLiaison } from "./find-liaison.ts";
import { phaseOf } from "./state.ts";

/** One office, with every report of it. */
export async function showLiaison(ctx: PersonContext, input: { liaison: number }) {
  const { activity, actor, db, now } = ctx;
  const liaison = await findLiaison(ctx, input.liaison);
  const [reports, duties] = await Promise.all([reportsOf(db, liaison.id), dutiesNow(ctx)]);
  const { number, body, direction, name, since, until, meeting, document, endedAt, endedWhy, renewedAt } = liaison;
  return {
    activity: activity.slug,
    zone: activity.zone,
    number,
    body,
    direction,
    name,
    meeting,
    document,
    endedWhy,
    phase: phaseOf(liaison, now),
    since: since.toString(),
    until: shownEnd(until, activity.zone).endsAt,
    renewedAt: renewedAt?.toString(),
    endedAt: endedAt?.toString(),
    own: liaison.personId === actor.person,
    coChair: actor.roles.includes("co-chair"),
    duties: endedAt === null ? duties(liaison) : [],
    reports: reports.map((one) => ({ ...one, filedAt: (one.changedAt ?? one.filedAt).toString() })),
  };
}
