import type { Reader, Reading } from "#core/contract/card.ts";
import type { PollFace } from "#core/views/poll.ts";
import { optionList } from "#core/views/poll-kinds/vote-form.ts";
import { turnoutOf } from "#db/queries/box.ts";
import { type Poll, pollById } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { standingOf } from "#db/queries/standing.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";
import { answersFor } from "../seat/answers-for.ts";
import { isToOpen } from "../seat/to-open.ts";
import { shownEnd, shownOpening } from "../time/shown-end.ts";
import { asideOf } from "./consensus-face.ts";
import type { Shown } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { isWithheld, SECRET_AT_LEAST } from "./secrecy.ts";
import { labelledIn, ownZone } from "./slot-label.ts";

/** The one place that decides what a room or a person may see of a poll. Undefined: nothing at all. */
export async function readPoll(ctx: Reading, id: number, reader: Reader): Promise<PollFace | undefined> {
  const poll = await pollById(ctx.db, id);
  if (!poll || !(await maySee(ctx, poll, reader))) return undefined;
  return await faceFor(ctx, poll, reader);
}

async function maySee(ctx: Reading, poll: Poll, reader: Reader): Promise<boolean> {
  if ("room" in reader) return mayBeSeenIn(poll.visibility, reader.room.visibility);
  if (poll.visibility === "everyone") return true;
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person)).includes(poll.visibility);
}

export async function faceFor(ctx: Reading, poll: Poll, reader: Reader): Promise<PollFace> {
  const [asked, turnout, own] = await Promise.all([
    shownTo(ctx, poll, "person" in reader ? reader.person : undefined),
    turnoutOf(ctx.db, poll.box.id),
    "person" in reader ? ownBallot(ctx, poll, reader.person) : undefined,
  ]);
  const kind = KINDS[poll.kind];
  const { activity, zone } = asked;
  const closed = poll.box.closedAt !== null;
  const terms = { ...termsOf(poll), rule: kind.rule(asked), ...shownEnd(poll.box.endsAt, zone), activity, closed };
  if (isToOpen(poll.box)) return await notOpen(ctx, { ...terms, ...turnout }, { asked, reader });
  const voted = own !== undefined && own.choice !== null;
  const withheld = closed && isWithheld({ ...poll, ...turnout });
  const shown = (closed && !withheld) || poll.results === "always" || (poll.results === "after-voting" && voted);
  return {
    ...terms,
    ...turnout,
    ...(poll.secret ? { secretFrom: SECRET_AT_LEAST } : {}),
    ...(withheld ? { withheld: SECRET_AT_LEAST } : {}),
    list: kind.list(asked),
    ways: kind.ways(asked),
    ...(shown ? { result: await kind.result(ctx.db, asked, turnout.cast) } : {}),
    ...(own && !(closed && poll.secret) ? ownVote(own.choice, asked) : {}),
    ...(kind.consensus ? { aside: await asideOf(ctx, poll, { reader, shown, seatId: own?.seatId }) } : {}),
  };
}

/** With its options; slots of time in the zone of the profile of whoever reads it alone. */
export async function shownTo(
  { activity: { slug: activity, zone }, db, now }: Pick<Reading, "activity" | "db" | "now">,
  poll: Poll,
  person: number | undefined,
): Promise<Shown> {
  const options = await optionsOf(db, poll.id);
  const own = poll.kind === "time" && person !== undefined ? await ownZone(db, person) : undefined;
  return { ...poll, options: labelledIn(options, own), activity, zone, now, ownZone: own };
}

function ownVote(choice: number[] | null, asked: Shown) {
  const kind = KINDS[asked.kind];
  if (choice === null) return { own: null };
  return { own: kind.words(choice, asked), ownTimed: kind.timed?.(choice, asked) };
}

const termsOf = ({ box, ...poll }: Poll) => ({
  number: poll.number,
  question: poll.question,
  per: box.per,
  visibility: poll.visibility,
  results: poll.results,
  secret: poll.secret,
  eligible: poll.eligible,
  late: box.lateJoiners,
  quorum: box.quorum,
  threshold: box.threshold,
  early: box.passesFrom !== null,
  outcome: box.outcome,
});

/** What it will ask; nobody answers yet. */
async function notOpen(
  ctx: Reading,
  face: Omit<PollFace, "list" | "ways">,
  { asked, reader }: { asked: Shown; reader: Reader },
): Promise<PollFace> {
  const kind = KINDS[asked.kind];
  const { startsAt } = asked.box;
  return {
    ...face,
    ...(startsAt ? shownOpening(startsAt, asked.zone) : {}),
    list: kind.consensus ? [] : optionList(asked),
    ways: [],
    ...(kind.consensus && !face.closed
      ? { aside: await asideOf(ctx, asked, { reader, shown: false, seatId: undefined }) }
      : {}),
  };
}

type Own = Pick<Reading, "db" | "activity">;

/** Undefined for somebody without a seat, and for colleagues who could not answer for their organization. */
export async function ownBallot(ctx: Own, poll: Poll, personId: number) {
  if (poll.box.per === "person") return await ballotOf(ctx.db, poll.box.id, { personId });
  const standing = await standingOf(ctx.db, ctx.activity.id, personId);
  const holder = answersFor(ctx.activity, poll, { ...standing, person: personId });
  return holder && (await ballotOf(ctx.db, poll.box.id, holder));
}
