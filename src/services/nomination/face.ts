import type { Reader, Reading } from "#core/contract/card.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { NominationFace, NomineeView } from "#core/views/nomination.ts";
import { answersIn, liveObjectionOf } from "#db/queries/consensus.ts";
import { liaisonOfNomination } from "#db/queries/liaison.ts";
import { type Nomination, nominationById } from "#db/queries/nomination.ts";
import type { Nominee } from "#db/queries/nominee.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { standingOf } from "#db/queries/standing.ts";
import { positionNumbered } from "../consensus/positions.ts";
import { readConsensus } from "../consensus/read.ts";
import type { Subject } from "../consensus/subject.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";
import { answersFor } from "../seat/answers-for.ts";
import { shownEnd } from "../time/shown-end.ts";
import { phaseOf } from "./state.ts";
import { inWindow, subjectOf } from "./subject.ts";

/** The one place that decides what a room or a person may see of a post to fill. Undefined: nothing at all. */
export async function readNomination(ctx: Reading, id: number, reader: Reader): Promise<NominationFace | undefined> {
  const nomination = await nominationById(ctx.db, id);
  return nomination && (await maySee(ctx, nomination, reader)) ? await faceFor(ctx, nomination, reader) : undefined;
}

async function maySee(ctx: Reading, { visibility }: Nomination, reader: Reader): Promise<boolean> {
  if ("room" in reader) return mayBeSeenIn(visibility, reader.room.visibility);
  if (visibility === "everyone") return true;
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person)).includes(visibility);
}

export async function faceFor(ctx: Reading, nomination: Nomination, reader: Reader): Promise<NominationFace> {
  const { number, body, direction, term, about, visibility, closedWhy, closesAt, windowEndsAt } = nomination;
  const { slug: activity, zone } = ctx.activity;
  const phase = phaseOf(nomination, ctx.now);
  const [nominees, appointed, coChair] = await Promise.all([
    Promise.all(nomination.nominees.map((one) => nomineeView(ctx, nomination, { one, reader }))),
    phase === "appointed" ? appointedIn(ctx, nomination) : undefined,
    isForCoChair(ctx, reader),
  ]);
  return {
    activity,
    number,
    body,
    direction,
    term,
    about,
    visibility,
    phase,
    ...shownEnd(windowEndsAt ?? closesAt, zone),
    nominees,
    closedWhy,
    coChair,
    leader: leaderOf(ctx.activity.charter),
    ...(appointed ? { appointed } : {}),
  };
}

type Shown = { one: Nominee; reader: Reader };

async function nomineeView(ctx: Reading, nomination: Nomination, { one, reader }: Shown): Promise<NomineeView> {
  const { number, name, organization, state, statement, conflicts, note, personId } = one;
  const boxed = inWindow(nomination).find(({ id }) => id === one.id);
  const subject = boxed && subjectOf(ctx, nomination, boxed);
  const view = subject && (await readConsensus(ctx, subject));
  const objection = subject && "person" in reader ? await ownObjection(ctx, subject, reader.person) : undefined;
  return {
    number,
    name,
    organization,
    state,
    statement,
    conflicts,
    note,
    namedBy: one.namedBy.map((by) => ({ name: by.name, own: by.person === personId, reason: by.reason })),
    supportedBy: subject ? await supportersIn(ctx, subject) : one.supportedBy.map(({ holder }) => holder),
    own: "person" in reader && reader.person === personId,
    ...(view ? { view } : {}),
    ...(objection === undefined ? {} : { objection }),
  };
}

/** As they stand: who supported the nominee before may have changed that in the window. */
async function supportersIn(ctx: Reading, { box }: Subject): Promise<string[]> {
  const answers = await answersIn(ctx.db, box.id);
  return answers.flatMap(({ holder, choice }) => (positionNumbered(choice?.[0]) === "support" ? [holder] : []));
}

async function appointedIn(ctx: Reading, { id }: Nomination) {
  const found = await liaisonOfNomination(ctx.db, id);
  if (!found) return undefined;
  const { endsAt: until, endsInWords: untilInWords } = shownEnd(found.until, ctx.activity.zone);
  return { name: found.name, liaison: found.number, until, untilInWords, meeting: found.meeting };
}

async function isForCoChair(ctx: Reading, reader: Reader): Promise<boolean> {
  if ("room" in reader) return reader.room.visibility === "co-chairs";
  return (await standingOf(ctx.db, ctx.activity.id, reader.person)).roles.includes("co-chair");
}

/** Of this person's seat, that is not met; undefined for somebody without a seat. */
async function ownObjection(ctx: Reading, subject: Subject, person: number): Promise<number | undefined> {
  const standing = await standingOf(ctx.db, ctx.activity.id, person);
  const holder = answersFor(ctx.activity, subject, { person, ...standing });
  const seat = holder && (await ballotOf(ctx.db, subject.box.id, holder));
  return seat && (await liveObjectionOf(ctx.db, seat.seatId))?.number;
}
