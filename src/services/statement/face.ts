import type { Reader, Reading } from "#core/contract/card.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { StatementFace } from "#core/views/statement-face.ts";
import { discussionById } from "#db/queries/discussion.ts";
import { meetingById } from "#db/queries/meeting.ts";
import { standingOf } from "#db/queries/standing.ts";
import { contactsOf, destinationsOf, type Statement, statementById } from "#db/queries/statement.ts";
import { filesOf } from "#db/queries/statement-file.ts";
import { repliesTo, type Seen } from "#db/queries/statement-list.ts";
import { phaseOf } from "../discussion/state.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";
import { endOf } from "./end-of.ts";
import { lateBy } from "./late-by.ts";
import { movesOf } from "./moves-of.ts";
import { isChangedSince } from "./state.ts";
import { draftsFor, maySee } from "./who-sees.ts";

type Looks = Pick<Seen, "visible" | "drafts"> & { moves: string[] };

/** The one place that decides what a room or a person may see of a statement. Undefined: nothing at all. No room shows a draft. */
export async function readStatement(ctx: Reading, id: number, reader: Reader): Promise<StatementFace | undefined> {
  const statement = await statementById(ctx.db, id);
  if (!statement) return undefined;
  const looks = await looksAs(ctx, statement, reader);
  return (await maySee(ctx, statement, looks)) ? await faceFor(ctx, statement, looks) : undefined;
}

async function looksAs(ctx: Reading, statement: Statement, reader: Reader): Promise<Looks> {
  if ("room" in reader) {
    const all: RoomVisibility[] = ["everyone", "members", "co-chairs"];
    const visible = all.filter((one) => mayBeSeenIn(one, reader.room.visibility));
    return { visible, drafts: "none", moves: [] };
  }
  const standing = await standingOf(ctx.db, ctx.activity.id, reader.person);
  const who = { ...standing, person: reader.person };
  return { visible: visibleTo(standing), drafts: draftsFor(who), moves: await movesOf(ctx, statement, who) };
}

async function faceFor(ctx: Reading, statement: Statement, looks: Looks): Promise<StatementFace> {
  const { id, number, direction, state, title, sender, purpose, version } = statement;
  const { slug: activity, zone } = ctx.activity;
  const { moves } = looks;
  const [destinations, contacts, linked, files] = await Promise.all([
    destinationsOf(ctx.db, [id]),
    contactsOf(ctx.db, id),
    linkedTo(ctx, statement, looks),
    statement.files === 0 ? [] : filesOf(ctx.db, id),
  ]);
  return {
    ...{ activity, number, direction, state, title, sender, purpose, version, zone, moves },
    ...given({ identifier: statement.identifier, abstract: statement.abstract, body: statement.body }),
    ...given({ attachments: statement.attachments, responsible: statement.responsible }),
    ...given({
      settledAt: statement.settledAt?.toString() ?? null,
      receivedAt: statement.receivedAt?.toString() ?? null,
    }),
    ...endOf(ctx, statement),
    ...(state === "answered" ? given({ late: lateBy(statement.settledAt, statement.deadlineAt, zone) ?? null }) : {}),
    destinations: destinations.get(id) ?? [],
    contacts,
    files: files.map(({ number: of, name, size }) => ({ number: of, name, size })),
    ...linked,
    changed: isChangedSince(statement),
    leader: leaderOf(ctx.activity.charter),
  };
}

/** Those that are not null. */
function given<Key extends string>(values: Record<Key, string | null>): { [One in Key]?: string } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [One in Key]?: string };
}

/** What it answers, what answers it, who approved it and where it is reviewed. */
async function linkedTo(ctx: Reading, statement: Statement, { visible, drafts }: Looks) {
  const { id, inReplyTo, answersWords, discussionId } = statement;
  const [answered, replies, discussion, approval] = await Promise.all([
    inReplyTo === null ? undefined : statementById(ctx.db, inReplyTo),
    repliesTo(ctx.db, { activityId: ctx.activity.id, visible, drafts }, id),
    discussionId === null ? undefined : discussionById(ctx.db, discussionId),
    approvalOf(ctx, statement),
  ]);
  const seen = answered && (await maySee(ctx, answered, { visible, drafts })) ? answered : undefined;
  return {
    ...(seen ? { answers: answeredAs(seen) } : {}),
    ...(answersWords === null ? {} : { answers: { words: answersWords } }),
    replies: replies.filter((one) => one.state !== "withdrawn").map(({ number, state }) => ({ number, state })),
    ...(discussion
      ? { discussion: { number: discussion.number, ended: phaseOf(discussion, ctx.now) !== "comments" } }
      : {}),
    ...(approval ? { approval } : {}),
  };
}

const answeredAs = ({ number, title, sender, identifier }: Statement) => ({ number, title, sender, identifier });

async function approvalOf(ctx: Reading, { approvedAt, approver, approvedAs, approvedMeetingId }: Statement) {
  if (approvedAt === null || approvedAs === null) return undefined;
  const meeting = approvedMeetingId === null ? undefined : await meetingById(ctx.db, approvedMeetingId);
  const said = { by: approver ?? "", at: approvedAt.toString(), as: approvedAs };
  if (!meeting) return said;
  const { number, startedAt, startsAt, zone } = meeting;
  return { ...said, meeting: { number, at: (startedAt ?? startsAt).toString(), zone } };
}
