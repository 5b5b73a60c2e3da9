import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const DISCUSSION = "insert into discussion (activity_id, number, subject, question, visibility, box_id, opened_by)";
const CALL = "insert into discussion_call (activity_id, discussion_id, number, box_id, proposal, called_by)";
const SUMMARY = "insert into discussion_summary (activity_id, discussion_id, version, text, written_by, written_at)";
const COMMENT = "insert into comment (activity_id, discussion_id, number, text, said_by, said_at, confirmed)";

const SOURCED = COMMENT.replace("confirmed)", "confirmed, thread_id, message)");
const THREAD = 'insert into thread (activity_id, "of", of_id, room_id, since)';
const ROOM = "insert into room (activity_id, platform, workspace, channel, visibility, bound_at)";

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["discussion_number_is_used_once", `${DISCUSSION} values (1, 1, 'S', 'Q', 'members', 2, 1)`],
  ["discussion_boxId_unique", `${DISCUSSION} values (1, 2, 'S', 'Q', 'members', 1, 1)`],
  ["discussion_visibility_is_known", "update discussion set visibility = 'nobody'"],
  ["discussion_is_concluded_by_someone", `update discussion set concluded_at = '${AT}'`],
  ["discussion_outcome_comes_last", "update discussion set outcome = 'So.'"],
  ["discussion_call_number_is_used_once", `${CALL} values (1, 1, 1, 3, 'P', 1)`],
  ["discussion_call_number_is_positive", "update discussion_call set number = 0"],
  ["discussion_call_boxId_unique", `${CALL} values (1, 1, 2, 2, 'P', 1)`],
  ["discussion_summary_version_is_used_once", `${SUMMARY} values (1, 1, 1, 'T', 1, '${AT}')`],
  ["discussion_summary_version_is_positive", "update discussion_summary set version = 0"],
  ["comment_number_is_used_once", `${COMMENT} values (1, 1, 1, 'T', 1, '${AT}', false)`],
  ["comment_number_is_positive", "update comment set number = 0"],
  ["comment_confirmed_is_for_someone", "update comment set confirmed = true"],
  ["comment_source_is_whole", "update comment set message = 'm'"],
  ["comment_visibility_is_narrower", "update comment set visibility = 'everyone'"],
  ["comment_deleted_is_blank", `update comment set deleted_at = '${AT}'`],
  ["comment_is_of_one_message", `${SOURCED} values (1, 1, 3, 'T', 1, '${AT}', false, 1, 'm')`],
  ["thread_is_one_in_a_room", `${THREAD} values (1, 'discussion', 1, 1, '${AT}')`],
  ["thread_hangs_under_a_message", "update thread set thread = 't'"],
];

const BOX = `insert into box (activity_id, per, kind, opened_at, ends_at) values (1, 'person', 'approve', '${AT}', '2026-01-01T00:00:00Z')`;
const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One');
  ${BOX}; ${BOX}; ${BOX};
  ${DISCUSSION} values (1, 1, 'S', 'Q', 'members', 1, 1);
  ${CALL} values (1, 1, 1, 2, 'P', 1);
  ${SUMMARY} values (1, 1, 1, 'T', 1, '${AT}');
  ${COMMENT} values (1, 1, 1, 'T', 1, '${AT}', false);
  ${ROOM} values (1, 'web', 'web', 'plenary', 'members', '${AT}');
  ${THREAD} values (1, 'discussion', 1, 1, '${AT}');
  ${SOURCED} values (1, 1, 2, 'T', 1, '${AT}', false, 1, 'm')`;

describe.each(BOTH)("a discussion on the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    for (const statement of GOOD.split(";")) await database.db.execute(sql.raw(statement));
  });
  afterAll(() => database.close());

  it.each(BAD)("keeps %s: %s", async (constraint, statement) => {
    const refused = await database.db.execute(sql.raw(statement)).then(
      () => "accepted",
      (error: Error) => JSON.stringify([error.message, String(error.cause), error.cause]),
    );
    expect(refused).toContain(constraint);
  });
});
