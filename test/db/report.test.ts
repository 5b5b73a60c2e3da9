import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const LATER = "2025-07-04T06:00:00Z";
const REPORT =
  "insert into report (activity_id, number, kind, meeting_id, covers_from, covers_until, addressed_to, visibility, sections, drafted_by, drafted_at)";
const VERSION =
  "insert into report_version (activity_id, report_id, section, version, origin, sentences, text, written_by, written_at)";
const WHO = `'TSAG', 'members', '{asks}', 1, '${AT}'`;

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["report_number_is_used_once", `${REPORT} values (1, 1, 'meeting-report', 1, null, null, ${WHO})`],
  ["report_of_a_meeting_is_one_of_its_kind", `${REPORT} values (1, 9, 'executive-summary', 1, null, null, ${WHO})`],
  ["report_kind_is_known", "update report set kind = 'novel' where meeting_id is not null"],
  ["report_visibility_is_known", "update report set visibility = 'nobody'"],
  ["report_state_is_known", `update report set state = 'lost', approved_at = '${AT}'`],
  ["report_progress_is_of_no_meeting", `${REPORT} values (1, 9, 'progress-report', 1, '${AT}', '${LATER}', ${WHO})`],
  ["report_progress_is_of_no_meeting", "update report set meeting_id = null"],
  ["report_progress_has_a_period", "update report set covers_from = null where kind = 'progress-report'"],
  ["report_period_is_some_time", "update report set covers_until = covers_from where kind = 'progress-report'"],
  ["report_revision_revises_one", "update report set revision = 1 where id = 2"],
  ["report_revision_revises_one", "update report set revises = 1 where id = 2"],
  ["report_revision_is_not_negative", "update report set revision = -1"],
  ["report_is_revised_once", "update report set revises = 1, revision = number"],
  ["report_approval_is_kept", `update report set state = 'withdrawn', approved_at = '${AT}'`],
  ["report_has_sections", "update report set sections = '{}'"],
  ["report_approval_is_kept", `update report set approved_at = '${AT}'`],
  ["report_approval_is_kept", "update report set state = 'approved'"],
  ["report_sending_is_kept", `update report set sent_at = '${AT}', sent_by = 1`],
  ["report_is_sent_by_someone", `update report set state = 'sent', approved_at = '${AT}', sent_at = '${AT}'`],
  [
    "report_version_report_id_section_version_pk",
    `${VERSION} values (1, 1, 'asks', 1, 'record', '[]', null, 1, '${AT}')`,
  ],
  ["report_version_is_positive", "update report_version set version = 0"],
  ["report_version_origin_is_known", "update report_version set origin = 'hearsay', sentences = null"],
  ["report_version_of_the_record_has_sentences", "update report_version set sentences = null"],
  ["report_version_text_is_an_editors", "update report_version set text = 'So.'"],
  ["report_approval_report_id_person_id_pk", `insert into report_approval select * from report_approval`],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One');
  insert into meeting (activity_id, number, title, visibility, starts_at, ends_at, zone, remote, changed_at, made_at)
    values (1, 1, 'M', 'members', '${AT}', '${LATER}', 'UTC', true, '${AT}', '${AT}');
  ${REPORT} values (1, 1, 'executive-summary', 1, null, null, ${WHO});
  ${REPORT} values (1, 2, 'progress-report', null, '${AT}', '${LATER}', ${WHO});
  ${VERSION} values (1, 1, 'asks', 1, 'record', '[]', null, 1, '${AT}');
  insert into report_approval (activity_id, report_id, person_id, approved_at) values (1, 1, 1, '${AT}')`;

describe.each(BOTH)("a report on the %s database", (kind) => {
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
