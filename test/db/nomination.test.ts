import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const LATER = "2026-01-01T00:00:00Z";
const POST =
  "insert into nomination (activity_id, number, organization_id, direction, term, visibility, opened_by, opened_at, closes_at)";
const NOMINEE = "insert into nominee (activity_id, nomination_id, number, person_id)";
const OFFICE =
  "insert into liaison (activity_id, number, organization_id, direction, person_id, since, until, nomination_id, appointed_by)";
const REPORT =
  "insert into liaison_report (activity_id, liaison_id, meeting_id, concerns, statements, events, filed_by, filed_at)";

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["nomination_number_is_used_once", `${POST} values (1, 1, 1, 'to', 'P2Y', 'members', 1, '${AT}', '${LATER}')`],
  ["nomination_direction_is_known", "update nomination set direction = 'with'"],
  ["nomination_visibility_is_known", "update nomination set visibility = 'co-chairs'"],
  ["nomination_state_is_known", "update nomination set state = 'lost'"],
  ["nomination_closes_after_it_opens", "update nomination set closes_at = opened_at"],
  ["nomination_window_has_an_end", "update nomination set state = 'window'"],
  ["nomination_is_settled_by_someone", "update nomination set state = 'appointed'"],
  ["nomination_is_settled_by_someone", `update nomination set settled_at = '${AT}', settled_by = 1`],
  ["nomination_why_is_of_a_close", "update nomination set closed_why = 'So.'"],
  ["nominee_number_is_used_once", `${NOMINEE} values (1, 1, 1, 2)`],
  ["nominee_is_named_once", `${NOMINEE} values (1, 1, 2, 1)`],
  ["nominee_number_is_positive", "update nominee set number = 0"],
  ["nominee_state_is_known", `update nominee set state = 'elected', answered_at = '${AT}'`],
  ["nominee_answer_has_its_time", "update nominee set state = 'accepted'"],
  ["nominee_in_a_window_has_accepted", "update nominee set box_id = 1"],
  ["liaison_number_is_used_once", `${OFFICE} values (1, 1, 1, 'to', 1, '${AT}', '${LATER}', null, 1)`],
  ["liaison_nominationId_unique", `${OFFICE} values (1, 2, 1, 'to', 1, '${AT}', '${LATER}', 1, 1)`],
  ["liaison_direction_is_known", "update liaison set direction = 'with'"],
  ["liaison_term_ends_after_it_begins", "update liaison set until = since"],
  ["liaison_is_renewed_by_someone", `update liaison set renewed_at = '${AT}'`],
  ["liaison_is_ended_by_someone", `update liaison set ended_at = '${AT}'`],
  ["liaison_why_is_of_an_end", "update liaison set ended_why = 'So.'"],
  ["liaison_report_is_one_a_meeting", `${REPORT} values (1, 1, 1, 'C', 'S', 'E', 1, '${AT}')`],
  ["liaison_report_changes_after_it_was_filed", "update liaison_report set changed_at = '2025-07-02T06:00:00Z'"],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One');
  insert into person (name) values ('Two');
  insert into organization (activity_id, name, name_key) values (1, 'ETSI', 'etsi');
  insert into box (activity_id, per, kind, opened_at, ends_at) values (1, 'person', 'approve', '${AT}', '${LATER}');
  insert into meeting (activity_id, number, title, visibility, starts_at, ends_at, zone, remote, changed_at, made_at)
    values (1, 1, 'M', 'everyone', '${AT}', '${LATER}', 'UTC', true, '${AT}', '${AT}');
  ${POST} values (1, 1, 1, 'to', 'P2Y', 'members', 1, '${AT}', '${LATER}');
  ${NOMINEE} values (1, 1, 1, 1);
  ${OFFICE} values (1, 1, 1, 'to', 1, '${AT}', '${LATER}', 1, 1);
  ${REPORT} values (1, 1, 1, 'C', 'S', 'E', 1, '${AT}')`;

describe.each(BOTH)("a post to fill and its office on the %s database", (kind) => {
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
