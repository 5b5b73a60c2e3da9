import { and, desc, eq, gt, ilike, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { box } from "../schema/box.ts";
import { poll, pollOption } from "../schema/poll.ts";
import { BOX, type Box } from "./box.ts";
import { contains } from "./member.ts";
import type { NewOption, PollOption } from "./poll-option.ts";

export type Poll = {
  id: number;
  number: number;
  question: string;
  kind: PollKindName;
  secret: boolean;
  eligible: "members" | "representatives" | "named";
  least: number;
  most: number;
  scoreFrom: number | null;
  scoreTo: number | null;
  results: "always" | "after-voting" | "after-closing";
  visibility: RoomVisibility;
  openedBy: number;
  box: Box;
};

const COLUMNS = {
  id: poll.id,
  number: poll.number,
  question: poll.question,
  kind: poll.kind,
  secret: poll.secret,
  eligible: poll.eligible,
  least: poll.least,
  most: poll.most,
  scoreFrom: poll.scoreFrom,
  scoreTo: poll.scoreTo,
  results: poll.results,
  visibility: poll.visibility,
  openedBy: poll.openedBy,
  box: BOX,
};

export const polls = (db: Db) => db.select(COLUMNS).from(poll).innerJoin(box, eq(box.id, poll.boxId)).$dynamic();

export async function pollNumbered(db: Db, activityId: number, number: number): Promise<Poll | undefined> {
  const [row] = await atNumber(db, { activityId, number });
  return row;
}

type Numbered = { activityId: number; number: number };
const atNumber = compiled((db: Db, { activityId, number }: Slots<Numbered>) =>
  polls(db).where(and(eq(poll.activityId, activityId), eq(poll.number, number))),
);

const options = sql<
  PollOption[]
>`(select json_agg(json_build_object('number', ${pollOption.number}, 'label', ${pollOption.label})
  order by ${pollOption.number}) from ${pollOption} where ${pollOption.pollId} = ${poll.id})`;

/** All that a vote asks of a poll, its box locked against a close or a new end; many may hold it at once. */
export async function pollToVoteIn(
  db: Db,
  activityId: number,
  number: number,
): Promise<(Poll & { options: PollOption[] }) | undefined> {
  const [row] = await lockPoll(db, { activityId, number });
  return row;
}

const lockPoll = compiled((db: Db, { activityId, number }: Slots<Numbered>) =>
  db
    .select({ ...COLUMNS, options })
    .from(poll)
    .innerJoin(box, eq(box.id, poll.boxId))
    .where(and(eq(poll.activityId, activityId), eq(poll.number, number)))
    .for("share", { of: box }),
);

export async function pollById(db: Db, id: number): Promise<Poll | undefined> {
  const [row] = await withId(db, { id });
  return row;
}

const withId = compiled((db: Db, { id }: Slots<{ id: number }>) => polls(db).where(eq(poll.id, id)));

/** A poll as people name it: its number, in its activity. */
export async function pollName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: poll.number, activity: activity.slug }).from(poll);
  return onlyRow(await named.innerJoin(activity, eq(activity.id, poll.activityId)).where(eq(poll.id, id)));
}

/** The polls of an activity that somebody may see. */
export type Visible = { activityId: number; visible: RoomVisibility[] } & PollFilter;

/** What else is wanted of them. */
export type PollFilter = {
  state?: "coming" | "open" | "closed" | undefined;
  kind?: PollKindName | undefined;
  words?: string | undefined;
};

/** Open later. */
const toOpen = gt(box.startsAt, box.openedAt);
const STATES = {
  coming: and(isNull(box.closedAt), toOpen),
  open: and(isNull(box.closedAt), sql`${toOpen} is not true`),
  closed: isNotNull(box.closedAt),
};

export const seen = ({ activityId, visible, state, kind, words }: Visible) =>
  and(
    eq(poll.activityId, activityId),
    inArray(poll.visibility, visible),
    state && STATES[state],
    kind && eq(poll.kind, kind),
    words === undefined ? undefined : ilike(poll.question, contains(words)),
  );

const openFirst = [sql`${box.closedAt} is not null`, desc(poll.number)];

export async function newestPolls(db: Db, of: Visible, limit: number): Promise<Poll[]> {
  return await polls(db)
    .where(seen(of))
    .orderBy(...openFirst)
    .limit(limit);
}

/** All that are open, then so many closed ones, the newest first. */
export async function listPolls(db: Db, of: Visible, closedAtMost: number): Promise<Poll[]> {
  const inState = (state: SQL) =>
    polls(db)
      .where(and(seen(of), state))
      .orderBy(desc(poll.number));
  const [open, closed] = await Promise.all([
    inState(isNull(box.closedAt)),
    inState(isNotNull(box.closedAt)).limit(closedAtMost),
  ]);
  return [...open, ...closed];
}

export async function pollsLike(db: Db, of: Visible, typed: string, limit: number): Promise<Poll[]> {
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(poll.number, Number(typed)) : undefined;
  return await polls(db)
    .where(and(seen(of), byNumber ?? ilike(poll.question, contains(typed))))
    .orderBy(...openFirst)
    .limit(limit);
}

export async function countPolls(db: Db, of: Visible): Promise<Record<keyof typeof STATES, number>> {
  const { coming, open, closed } = STATES;
  const named = db.select({ coming: sum(coming), open: sum(open), closed: sum(closed) }).from(poll);
  return onlyRow(await named.innerJoin(box, eq(box.id, poll.boxId)).where(seen(of)));
}

const sum = (which: SQL | undefined) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);

export async function openPollIds(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: poll.id })
    .from(poll)
    .innerJoin(box, eq(box.id, poll.boxId))
    .where(and(eq(poll.activityId, activityId), isNull(box.closedAt)));
  return rows.map((row) => row.id);
}

export type NewPoll = Omit<Poll, "id" | "box"> & { activityId: number; boxId: number; options: NewOption[] };

export async function addPoll(db: Db, { options, ...made }: NewPoll): Promise<number> {
  const { id } = onlyRow(await db.insert(poll).values(made).returning({ id: poll.id }));
  const { activityId } = made;
  const rows = options.map((option, index) => ({ ...option, activityId, pollId: id, number: index + 1 }));
  await db.insert(pollOption).values(rows);
  return id;
}
