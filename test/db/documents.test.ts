import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const FILE = "insert into file (activity_id, name, type, size, hash, kept_by, kept_at)";
const CHUNK = "insert into file_chunk (activity_id, file_id, position, bytes)";
const DOCUMENT =
  "insert into document (activity_id, state, kind, announcement, series, number, label, title, source, visibility, author_id, made_at)";
const REVISION =
  "insert into document_revision (activity_id, document_id, number, link, file_id, late, submitted_by, submitted_at)";
const RESOLVED = `resolved_at = '${AT}', resolved_by = 1, resolution = 'R'`;
const MATTER = "insert into matter (activity_id, number, title, bodies, visibility, raised_by, raised_at)";
const HASH = "0".repeat(64);
const ASKED = `escalated_at = '${AT}', escalated_by = 1, ask = 'A', verb = 'note'`;

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["file_has_bytes", "update file set size = 0"],
  ["file_has_bytes", "update file set size = 20971521"],
  ["file_hash_is_one", "update file set hash = 'x'"],
  ["file_chunk_file_id_position_pk", `${CHUNK} values (1, 1, 0, 'again')`],
  ["file_chunk_is_not_too_large", "update file_chunk set bytes = decode(repeat('00', 262145), 'hex')"],
  [
    "document_number_is_used_once",
    `${DOCUMENT} values (1, 'submitted', 'input', null, 'I', 1, 'I-1', 'T', 'S', 'members', 1, '${AT}')`,
  ],
  [
    "document_announcement_is_used_once",
    `${DOCUMENT} values (1, 'announced', 'input', 1, null, null, null, 'T', 'S', 'members', 1, '${AT}')`,
  ],
  [
    "document_can_be_named",
    `${DOCUMENT} values (1, 'announced', 'input', null, null, null, null, 'T', 'S', 'members', 1, '${AT}')`,
  ],
  ["document_announced_has_no_number", "update document set state = 'announced' where id = 1"],
  ["document_submitted_has_a_number", "update document set state = 'submitted' where id = 2"],
  ["document_number_is_whole", "update document set label = null where id = 1"],
  ["document_number_is_positive", "update document set number = 0 where id = 1"],
  ["document_state_is_known", "update document set state = 'lost', withdrawn_at = null where id = 1"],
  ["document_kind_is_known", "update document set kind = 'both'"],
  ["document_visibility_is_known", "update document set visibility = 'nobody'"],
  ["document_withdrawal_is_kept", "update document set state = 'withdrawn'"],
  ["document_is_withdrawn_by_someone", `update document set state = 'withdrawn', withdrawn_at = '${AT}'`],
  ["document_revision_is_used_once", `${REVISION} values (1, 1, 0, 'https://example.org', null, false, 1, '${AT}')`],
  ["document_revision_number_is_not_negative", "update document_revision set number = -1"],
  ["document_revision_can_be_read", `${REVISION} values (1, 1, 2, null, null, false, 1, '${AT}')`],
  ["document_revision_fileId_unique", `${REVISION} values (1, 1, 2, null, 1, false, 1, '${AT}')`],
  ["matter_number_is_used_once", `${MATTER} values (1, 1, 'T', 'B', 'members', 1, '${AT}')`],
  ["matter_number_is_positive", "update matter set number = 0"],
  ["matter_visibility_is_known", "update matter set visibility = 'nobody'"],
  ["matter_state_is_known", "update matter set state = 'lost'"],
  ["matter_verb_is_known", `update matter set state = 'escalated', ${ASKED.replace("note", "reject")}`],
  ["matter_escalation_is_whole", "update matter set ask = 'A', state = 'escalated'"],
  ["matter_escalated_asks", "update matter set state = 'escalated'"],
  ["matter_open_asks_nothing", `update matter set ${ASKED}`],
  ["matter_resolution_is_whole", "update matter set state = 'resolved'"],
  ["matter_reopening_is_whole", `update matter set ${RESOLVED}, reopened_at = '${AT}'`],
  [
    "matter_reopened_is_not_resolved",
    `update matter set state = 'resolved', ${RESOLVED}, reopened_at = '${AT}', reopened_by = 1`,
  ],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One');
  ${FILE} values (1, 'paper.pdf', 'application/pdf', 5, '${HASH}', 1, '${AT}');
  ${CHUNK} values (1, 1, 0, 'bytes');
  ${DOCUMENT} values (1, 'submitted', 'input', null, 'I', 1, 'I-1', 'T', 'S', 'members', 1, '${AT}');
  ${DOCUMENT} values (1, 'announced', 'input', 1, null, null, null, 'T', 'S', 'members', 1, '${AT}');
  ${REVISION} values (1, 1, 0, null, 1, false, 1, '${AT}');
  ${MATTER} values (1, 1, 'T', 'B', 'members', 1, '${AT}')`;

describe.each(BOTH)("documents and matters on the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    for (const statement of GOOD.split(";")) await database.db.execute(sql.raw(statement));
  });
  afterAll(() => database.close());

  it.each(BAD)("keep %s: %s", async (constraint, statement) => {
    const stopped = database.db.execute(sql.raw(statement)).then(
      () => "nothing stopped it",
      (error: { cause?: unknown }) => String(error.cause),
    );
    expect(await stopped).toContain(constraint);
  });
});
