import type { Reader, Reading } from "#core/contract/card.ts";
import type { AgendaFace, ShownItem } from "#core/views/agenda.ts";
import { type Agenda, type AgendaItem, agendaById, carriedTo, itemsOf, type PlannedRow } from "#db/queries/agenda.ts";
import { type Revision, revisionItems, revisionsOf } from "#db/queries/agenda-revision.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";
import { isSection, numbersOf } from "./outline.ts";
import { plannedIn, timesOf, usedSeconds } from "./times.ts";

/** The one place that decides what a room or a person may see of an agenda: what they may see of its meeting. */
export async function readAgenda(ctx: Reading, id: number, reader: Reader): Promise<AgendaFace | undefined> {
  const agenda = await agendaById(ctx.db, id);
  const meeting = agenda && (await meetingById(ctx.db, agenda.meetingId));
  if (!meeting || !(await maySee(ctx, meeting, reader))) return undefined;
  return await faceOf(ctx, { agenda, meeting, items: await itemsOf(ctx.db, id) });
}

async function maySee(ctx: Reading, { visibility }: Meeting, reader: Reader): Promise<boolean> {
  if ("room" in reader) return mayBeSeenIn(visibility, reader.room.visibility);
  if (visibility === "everyone") return true;
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person)).includes(visibility);
}

type Whole = { agenda: Agenda; meeting: Meeting; items: AgendaItem[] };

export async function faceOf(ctx: Reading, { agenda, meeting, items }: Whole): Promise<AgendaFace> {
  const [revisions, taken] = await Promise.all([
    revisionsOf(ctx.db, agenda.id),
    carriedTo(
      ctx.db,
      items.filter((item) => item.state === "deferred").map((item) => item.id),
    ),
  ]);
  const approved = revisions.find((one) => one.state === "approved");
  const [latest] = revisions;
  const shown = shownItems(items, ctx.now, taken);
  return {
    ...named(ctx, meeting),
    state: agenda.state,
    revision: latest && { number: latest.number, state: latest.state, poll: latest.poll ?? undefined },
    approved: approved && approvalOf(approved),
    items: shown,
    times: timesOf(meeting, items, ctx.now),
  };
}

/** A frozen revision, as it was. */
export async function frozenFace(
  ctx: Reading,
  meeting: Meeting,
  agenda: Agenda,
  revision: Revision,
): Promise<AgendaFace> {
  const items = await revisionItems(ctx.db, revision.id);
  const { number, state, poll } = revision;
  const minutes = Math.round(meeting.startsAt.until(meeting.endsAt).total("minutes"));
  const unplanned = items.filter((item, at) => item.minutes === null && !isSection(items, at)).length;
  return {
    ...named(ctx, meeting),
    state: agenda.state,
    revision: { number, state, poll: poll ?? undefined },
    approved: state === "approved" ? approvalOf(revision) : undefined,
    items: shownItems(items.map(asOpen), ctx.now, new Map()),
    times: { plannedMinutes: plannedIn(items), unplanned, meetingMinutes: minutes, usedMinutes: 0 },
    frozen: true,
  };
}

const asOpen = (item: PlannedRow) => ({
  ...item,
  id: 0,
  state: "open" as const,
  onSince: null,
  usedSeconds: 0,
  outcome: null,
});

const named = ({ activity }: Reading, { number, title, zone, state }: Meeting) => ({
  activity: activity.slug,
  meeting: number,
  title,
  zone,
  meetingState: state,
});

const approvalOf = ({ number, settledHow }: Revision) => ({ number, how: settledHow ?? "at the meeting" });

type Showable = Omit<AgendaItem, "carriedFrom" | "deferredDepth">;

export function shownItems(items: Showable[], now: Temporal.Instant, taken: Map<number, number>): ShownItem[] {
  const numbers = numbersOf(items);
  return items.map((item, at) => ({
    number: numbers[at] ?? "",
    title: item.title,
    section: isSection(items, at),
    person: item.presenterId === null ? undefined : String(item.presenterId),
    presenter: item.presenter ?? undefined,
    minutes: item.minutes ?? undefined,
    documents: item.documents ?? undefined,
    state: item.state,
    since: item.onSince?.toString(),
    usedMinutes: Math.round(usedSeconds(item, now) / 60),
    outcome: item.outcome ?? undefined,
    takenBy: taken.get(item.id),
  }));
}
