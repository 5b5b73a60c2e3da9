import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { inOfficeFor } from "#db/queries/liaison.ts";
import { addNomination, type Direction, nominationById, openForPost } from "#db/queries/nomination.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { readTerm } from "../liaison/read-term.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { readBody } from "./read-body.ts";
import { scheduleNomination } from "./schedule.ts";

export type OpenNomination = {
  body: string;
  direction: Direction;
  closes?: string | undefined;
  term?: string | undefined;
  about?: string | undefined;
  for?: "everyone" | "members" | undefined;
};

/** Opens a post to fill: people can be nominated until its end. `held`: who holds as many offices with that body as the charter allows. */
export async function openNomination(ctx: PersonContext, input: OpenNomination) {
  const { activity, actor, db, now } = ctx;
  const { direction } = input;
  const visibility = input.for ?? activity.charter.rules.nomination.visibility;
  const term = readTerm(activity, input.term);
  const closesAt = endOfNominations(ctx, input.closes);
  const body = await readBody(ctx, input.body);
  const others = await openForPost(db, { organizationId: body.id, direction });
  const number = await nextNumber(db, activity.id, "nomination");
  const post = { organizationId: body.id, direction, term, about: input.about ?? null, visibility };
  const made = { activityId: activity.id, number, ...post, openedBy: actor.person, openedAt: now, closesAt };
  const id = await addNomination(db, made);
  const show = { command: "nomination show", args: { nomination: String(number) } };
  await ctx.record({ what: "nomination opened", ids: { nomination: id, organization: body.id }, show });
  const opened = await nominationById(db, id);
  if (opened) await scheduleNomination(ctx, opened);
  await appendRefresh(db, { activityId: activity.id, of: "nomination", ofId: id });
  const rooms = (await roomsOf(db, activity.id)).filter((room) => mayBeSeenIn(visibility, room.visibility)).length;
  const held = await inOfficeFor(db, { organizationId: body.id, direction });
  const most = activity.charter.participation.representativesPerBody;
  const full = held.length >= most;
  const beside = held.length + others.length >= most ? others : [];
  const said = { activity: activity.slug, number, body: body.name, direction, term, rooms, beside };
  return { ...said, held: full ? held.map((one) => one.name) : [], ...shownEnd(closesAt, activity.zone) };
}

function endOfNominations({ activity, now }: PersonContext, closes: string | undefined): Temporal.Instant {
  const { zone, charter } = activity;
  if (closes !== undefined) return readDeadline(closes, { now, zone, field: "closes" }).endsAt;
  return now.toZonedDateTimeISO(zone).add(Temporal.Duration.from(charter.rules.nomination.period)).toInstant();
}
