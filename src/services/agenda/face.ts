import type { Reader, Reading } from "#core/contract/card.ts";
import { type RoomVisibility, VISIBILITIES } from "#core/contract/charter.ts";
import type { AgendaFace, ShownItem } from "#core/views/agenda.ts";
import { type Agenda, type AgendaItem, agendaById, carriedTo, itemsOf, type PlannedRow } from "#db/queries/agenda.ts";
import { type Revision, revisionItems, revisionsOf } from "#db/queries/agenda-revision.ts";
import { labelsUnder } from "#db/queries/document-item.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";
import { isSection, numbersOf } from "./outline.ts";
import { plannedIn, timesOf, usedSeconds } from "./times.ts";

/** The one place that decides what a room or a person may see of an agenda: what they may see of its meeting. */
export async function readAgenda(ctx: Reading, id: number, reader: Reader): Promise<AgendaFace | undefined> {
  const agenda = await agendaById(ctx.db, id);
  const meeting = agenda && (await meetingById(ctx.db, agenda.meetingId));
  const visible = await visibleFor(ctx, reader);
  if (!meeting || !visible.includes(meeting.visibility)) return undefined;
  return await faceOf(ctx, { agenda, meeting, items: await itemsOf(ctx.db, id), visible });
}

async function visibleFor(ctx: Reading, reader: Reader): Promise<RoomVisibility[]> {
  if ("room" in reader) return VISIBILITIES.filter((thing) => mayBeSeenIn(thing, reader.room.visibility));
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person));
}

/** `visible`: as wide as documents may be that are named under its items. */
type Whole = { agenda: Agenda; meeting: Meeting; items: AgendaItem[]; visible: RoomVisibility[] };

export async function faceOf(ctx: Reading, { agenda, meeting, items, visible }: Whole): Promise<AgendaFace> {
  const [revisions, taken, handedIn] = await Promise.all([
    revisionsOf(ctx.db, agenda.id),
    carriedTo(
      ctx.db,
      items.filter((item) => item.state === "deferred").map((item) => item.id),
    ),
    labelsUnder(
      ctx.db,
      items.map((item) => item.id),
      visible,
    ),
  ]);
  const approved = revisions.find((one) => one.state === "approved");
  const [latest] = revisions;
  const shown = shownItems(items, ctx.now, { taken, handedIn });
  return {
    ...named(ctx, meeting),
    state: agenda.state,
    revision: latest && revisionFor(latest, visible),
    approved: approved && approvalOf(approved),
    items: shown,
    times: timesOf(meeting, items, ctx.now),
  };
}

/** A poll is named to those alone who may see it. */
function revisionFor({ number, state, poll, pollVisibility }: Revision, visible: RoomVisibility[]) {
  const isSeen = poll !== null && pollVisibility !== null && visible.includes(pollVisibility);
  return { number, state, poll: isSeen ? poll : undefined };
}

type Frozen = Omit<Whole, "items"> & { revision: Revision };

/** A frozen revision, as it was. */
export async function frozenFace(ctx: Reading, { agenda, meeting, visible, revision }: Frozen): Promise<AgendaFace> {
  const items = await revisionItems(ctx.db, revision.id);
  const { state } = revision;
  const minutes = Math.round(meeting.startsAt.until(meeting.endsAt).total("minutes"));
  const unplanned = items.filter((item, at) => item.minutes === null && !isSection(items, at)).length;
  return {
    ...named(ctx, meeting),
    state: agenda.state,
    revision: revisionFor(revision, visible),
    approved: state === "approved" ? approvalOf(revision) : undefined,
    items: shownItems(items.map(asOpen), ctx.now, { taken: new Map(), handedIn: new Map() }),
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

type Beside = { taken: Map<number, number>; handedIn: Map<number, string[]> };

/** `handedIn`: documents that were put under each item; what was written of it stands after them. */
export function shownItems(items: Showable[], now: Temporal.Instant, { taken, handedIn }: Beside): ShownItem[] {
  const numbers = numbersOf(items);
  return items.map((item, at) => ({
    number: numbers[at] ?? "",
    title: item.title,
    section: isSection(items, at),
    person: item.presenterId === null ? undefined : String(item.presenterId),
    presenter: item.presenter ?? undefined,
    minutes: item.minutes ?? undefined,
    documents: documentsOf(item, handedIn),
    state: item.state,
    since: item.onSince?.toString(),
    usedMinutes: Math.round(usedSeconds(item, now) / 60),
    outcome: item.outcome ?? undefined,
    takenBy: taken.get(item.id),
  }));
}

function documentsOf({ id, documents }: Showable, handedIn: Beside["handedIn"]): string | undefined {
  const all = [...(handedIn.get(id) ?? []), ...(documents === null ? [] : [documents])];
  return all.length === 0 ? undefined : all.join("; ");
}
