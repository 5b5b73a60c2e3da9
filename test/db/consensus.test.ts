import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const NEW = "insert into objection (activity_id, box_id, number, seat_id, reason, raised_by, raised_at";
const HOLD =
  "insert into hold (activity_id, box_id, seat_id, organization_id, nth, days, asked_by, asked_at, end_before, end_after)";

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["box_quorum_is_positive", "update box set quorum = 0"],
  ["box_threshold_is_a_share", "update box set threshold = 101"],
  ["box_outcome_is_somebodys", "update box set outcome = 'Agreed.'"],
  ["consensus_state_is_known", "update consensus set state = 'perhaps'"],
  ["consensus_is_settled_once", "update consensus set state = 'agreed'"],
  ["consensus_is_settled_once", `update consensus set settled_at = '${AT}'`],
  ["consensus_is_ended_by_someone", `update consensus set state = 'not-agreed', settled_at = '${AT}'`],
  ["consensus_pkey", "insert into consensus (box_id, activity_id) values (1, 1)"],
  ["objection_number_is_used_once", `${NEW}) values (1, 1, 1, 2, 'r', 1, '${AT}')`],
  ["objection_number_is_positive", `${NEW}) values (1, 1, 0, 2, 'r', 1, '${AT}')`],
  ["objection_is_one_a_seat", `${NEW}) values (1, 1, 2, 1, 'r', 1, '${AT}')`],
  ["objection_state_is_known", "update objection set state = 'lost'"],
  ["objection_answer_is_whole", "update objection set answer = 'a'"],
  ["objection_answered_has_an_answer", "update objection set state = 'answered'"],
  ["objection_open_has_no_answer", `update objection set answer = 'a', answered_by = 1, answered_at = '${AT}'`],
  ["objection_is_met_by_someone", "update objection set state = 'withdrawn'"],
  ["objection_is_met_by_someone", `update objection set met_by = 1, met_at = '${AT}', met_as = 'objector'`],
  [
    "objection_is_withdrawn_by_the_objector",
    `update objection set state = 'withdrawn', how = 'h', met_by = 1, met_at = '${AT}', met_as = 'co-chair'`,
  ],
  [
    "objection_is_resolved_with_how",
    `update objection set state = 'resolved', met_by = 1, met_at = '${AT}', met_as = 'co-chair'`,
  ],
  ["hold_is_counted_by_organization", `${HOLD} values (1, 1, 2, 1, 1, 7, 1, '${AT}', '${AT}', '2026-01-01T00:00:00Z')`],
  ["hold_is_some_days", `${HOLD} values (1, 1, 2, 1, 2, 0, 1, '${AT}', '${AT}', '2026-01-01T00:00:00Z')`],
  ["hold_moves_the_end", `${HOLD} values (1, 1, 2, 1, 2, 7, 1, '${AT}', '${AT}', '${AT}')`],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One'), ('Two');
  insert into organization (activity_id, name, name_key) values (1, 'O', 'o');
  insert into box (activity_id, per, kind, opened_at, ends_at) values (1, 'person', 'approve', '${AT}', '2026-01-01T00:00:00Z');
  insert into seat (activity_id, box_id, person_id) values (1, 1, 1), (1, 1, 2);
  insert into consensus (box_id, activity_id) values (1, 1);
  ${NEW}) values (1, 1, 1, 1, 'r', 1, '${AT}');
  ${HOLD} values (1, 1, 1, 1, 1, 7, 1, '${AT}', '${AT}', '2026-01-01T00:00:00Z')`;

describe.each(BOTH)("consensus on the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    for (const statement of GOOD.split(";")) await database.db.execute(sql.raw(statement));
  });
  afterAll(() => database.close());

  it.each(BAD)("keeps %s: %s", async (constraint, statement) => {
    const error = await database.db.execute(sql.raw(statement)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error, "it was taken").toBeInstanceOf(Error);
    const { cause } = error as Error;
    expect((cause as Error).message).toContain(`"${constraint}"`);
  });
});
