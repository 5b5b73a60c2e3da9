import { and, asc, desc, eq } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { agenda, agendaRevision, agendaRevisionItem } from "../schema/agenda.ts";
import { consensus } from "../schema/consensus.ts";
import { meeting } from "../schema/meeting.ts";
import { person } from "../schema/person.ts";
import { poll } from "../schema/poll.ts";
import type { Agenda, PlannedRow } from "./agenda.ts";

export type RevisionState = (typeof agendaRevision.$inferSelect)["state"];
export type SettledHow = "by correspondence" | "at the meeting";
export type Revision = {
  id: number;
  agendaId: number;
  number: number;
  state: RevisionState;
  frozenAt: Temporal.Instant;
  pollId: number | null;
  /** The number of its poll, as people name it. */
  poll: number | null;
  pollVisibility: RoomVisibility | null;
  settledAt: Temporal.Instant | null;
  settledHow: SettledHow | null;
};

const COLUMNS = {
  id: agendaRevision.id,
  agendaId: agendaRevision.agendaId,
  number: agendaRevision.number,
  state: agendaRevision.state,
  frozenAt: agendaRevision.frozenAt,
  pollId: agendaRevision.pollId,
  poll: poll.number,
  pollVisibility: poll.visibility,
  settledAt: agendaRevision.settledAt,
  settledHow: agendaRevision.settledHow,
};

const revisions = (db: Db) =>
  db.select(COLUMNS).from(agendaRevision).leftJoin(poll, eq(poll.id, agendaRevision.pollId)).$dynamic();

/** The latest first. */
export async function revisionsOf(db: Db, agendaId: number): Promise<Revision[]> {
  return await revisions(db).where(eq(agendaRevision.agendaId, agendaId)).orderBy(desc(agendaRevision.number));
}

export async function revisionById(db: Db, id: number): Promise<Revision | undefined> {
  const [row] = await revisions(db).where(eq(agendaRevision.id, id));
  return row;
}

export async function revisionNumbered(db: Db, agendaId: number, number: number): Promise<Revision | undefined> {
  const of = and(eq(agendaRevision.agendaId, agendaId), eq(agendaRevision.number, number));
  const [row] = await revisions(db).where(of);
  return row;
}

export type NewRevision = {
  of: Agenda;
  number: number;
  frozenAt: Temporal.Instant;
  frozenBy: number;
  pollId?: number;
  /** Absent: proposed. */
  approvedAt?: Temporal.Instant;
};

/** Freezes the items as they are; nothing changes them afterwards. */
export async function addRevision(db: Db, made: NewRevision, items: PlannedRow[]): Promise<number> {
  const { of, number, frozenAt, frozenBy, pollId = null, approvedAt } = made;
  const row = { activityId: of.activityId, agendaId: of.id, number, frozenAt, frozenBy, pollId };
  const settled = approvedAt
    ? ({ state: "approved", settledAt: approvedAt, settledHow: "at the meeting" } as const)
    : ({ state: "proposed" } as const);
  const { id } = onlyRow(
    await db
      .insert(agendaRevision)
      .values({ ...row, ...settled })
      .returning({ id: agendaRevision.id }),
  );
  const frozen = items.map(({ depth, title, presenter, presenterId, minutes, documents }, at) => ({
    activityId: of.activityId,
    revisionId: id,
    position: at + 1,
    depth,
    title,
    presenter: presenterId === null ? presenter : null,
    presenterId,
    minutes,
    documents,
  }));
  if (frozen.length > 0) await db.insert(agendaRevisionItem).values(frozen);
  return id;
}

export type Settling = { state: "approved" | "not-agreed"; at: Temporal.Instant; how: SettledHow };

export async function settleRevision(db: Db, id: number, { state, at, how }: Settling): Promise<void> {
  await db.update(agendaRevision).set({ state, settledAt: at, settledHow: how }).where(eq(agendaRevision.id, id));
}

export async function revisionItems(db: Db, revisionId: number): Promise<PlannedRow[]> {
  const rows = await db
    .select({ item: agendaRevisionItem, name: person.name })
    .from(agendaRevisionItem)
    .leftJoin(person, eq(person.id, agendaRevisionItem.presenterId))
    .where(eq(agendaRevisionItem.revisionId, revisionId))
    .orderBy(asc(agendaRevisionItem.position));
  return rows.map(({ item: { activityId: _, revisionId: __, position: ___, ...item }, name }) => ({
    ...item,
    presenter: item.presenter ?? name,
  }));
}

/** The meeting whose agenda the poll is to approve, or was. */
export async function meetingApprovedBy(db: Db, pollId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ id: agenda.meetingId })
    .from(agendaRevision)
    .innerJoin(agenda, eq(agenda.id, agendaRevision.agendaId))
    .where(eq(agendaRevision.pollId, pollId));
  return row?.id;
}

/** The number of the meeting whose agenda the poll was to approve, where it ended as that was cancelled. */
export async function cancelledWith(db: Db, pollId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ number: meeting.number })
    .from(agendaRevision)
    .innerJoin(agenda, eq(agenda.id, agendaRevision.agendaId))
    .innerJoin(meeting, eq(meeting.id, agenda.meetingId))
    .innerJoin(poll, eq(poll.id, agendaRevision.pollId))
    .innerJoin(consensus, and(eq(consensus.boxId, poll.boxId), eq(consensus.settledAt, meeting.cancelledAt)))
    .where(eq(agendaRevision.pollId, pollId));
  return row?.number;
}
