import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const COLUMNS =
  "activity_id, number, direction, state, title, title_key, sender, purpose, visibility, entered_by, entered_at";
const STATEMENT = (more = "") => `insert into statement (${COLUMNS}${more})`;
const WORDS = "'T', 't', 'B', 'information', 'members', 1";
const of = (number: number) => `update statement set %s where number = ${number}`;
const one = (set: string) => of(1).replace("%s", set);
const two = (set: string) => of(2).replace("%s", set);

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["statement_number_is_used_once", `${STATEMENT()} values (1, 2, 'out', 'draft', ${WORDS}, '${AT}')`],
  [
    "statement_own_identifier_is_used_once",
    `${STATEMENT(", identifier, identifier_key")} values (1, 3, 'out', 'draft', ${WORDS}, '${AT}', 'X-1', 'x-1')`,
  ],
  ["statement_direction_is_known", one("direction = 'up'")],
  ["statement_state_is_known", one("state = 'draft'")],
  ["statement_state_is_known", two(`state = 'received', body = 'B', received_at = '${AT}'`)],
  ["statement_purpose_is_known", one("purpose = 'fun'")],
  ["statement_visibility_is_known", one("visibility = 'nobody'")],
  ["statement_version_is_positive", one("version = 0")],
  ["statement_that_asks_has_a_deadline", one("purpose = 'action'")],
  ["statement_says_something", one("body = null")],
  ["statement_says_something", two("state = 'review', discussion_id = 1, reviewed_version = 1")],
  ["statement_has_so_many_files", one("files = 11")],
  ["statement_has_so_many_files", one("files = -1")],
  ["statement_file_number_is_positive", "update statement_file set number = 0"],
  ["statement_file_fileId_unique", "insert into statement_file values (1, 1, 2, 1)"],
  ["statement_that_came_in_has_its_time", one("received_at = null")],
  ["statement_that_came_in_has_its_time", two(`received_at = '${AT}'`)],
  ["statement_identifier_has_its_key", one("identifier = 'LS1'")],
  ["statement_answers_another", one("in_reply_to = id")],
  ["statement_answers_one", two("in_reply_to = 1, answers_words = 'LS1'")],
  ["statement_is_assigned_to_someone", one("state = 'assigned'")],
  ["statement_is_assigned_to_someone", one("responsible_id = 1")],
  ["statement_is_assigned_to_someone", two("responsible_id = 1")],
  ["statement_is_reviewed_somewhere", two("state = 'review', body = 'B'")],
  ["statement_is_reviewed_as_it_was", two("discussion_id = 1")],
  ["statement_is_reviewed_as_it_was", two("discussion_id = 1, reviewed_version = 2")],
  ["statement_is_reviewed_as_it_was", two("reviewed_version = 1")],
  ["statement_is_approved_by_someone", two(`approved_at = '${AT}'`)],
  ["statement_approval_is_known", two(`approved_at = '${AT}', approved_by = 1, approved_as = 'luck'`)],
  ["statement_is_approved_at_its_meeting", two(`approved_at = '${AT}', approved_by = 1, approved_as = 'meeting'`)],
  ["statement_goes_out_approved", two("state = 'approved', body = 'B'")],
  ["statement_end_is_kept", one("state = 'noted'")],
  ["statement_end_is_kept", two(`settled_at = '${AT}'`)],
  ["statement_destination_position_is_positive", "update statement_destination set position = 0"],
  ["statement_destination_purpose_is_known", "update statement_destination set purpose = 'fun'"],
  ["statement_contact_position_is_positive", "update statement_contact set position = 0"],
  ["statement_event_is_known", "update statement_event set what = 'lost'"],
  ["statement_event_is_assigned_to_someone", "update statement_event set what = 'assigned'"],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One');
  insert into box (activity_id, per, kind, opened_at, ends_at) values (1, 'person', 'approve', '${AT}', '2026-01-01T00:00:00Z');
  insert into discussion (activity_id, number, subject, question, visibility, box_id, opened_by) values (1, 1, 'S', 'Q', 'members', 1, 1);
  ${STATEMENT(", body, received_at")} values (1, 1, 'in', 'received', ${WORDS}, '${AT}', 'B', '${AT}');
  ${STATEMENT(", identifier, identifier_key")} values (1, 2, 'out', 'draft', ${WORDS}, '${AT}', 'X-1', 'x-1');
  insert into statement_destination (activity_id, statement_id, position, body, purpose) values (1, 1, 1, 'A', 'information');
  insert into statement_contact (activity_id, statement_id, position, name) values (1, 1, 1, 'One');
  insert into file (activity_id, name, type, size, hash, kept_by, kept_at)
    values (1, 'a.txt', 'text/plain', 1, '${"0".repeat(64)}', 1, '${AT}');
  insert into statement_file (activity_id, statement_id, number, file_id) values (1, 1, 1, 1);
  insert into statement_event (activity_id, statement_id, what, at) values (1, 1, 'received', '${AT}')`;

describe.each(BOTH)("a statement on the %s database", (kind) => {
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
