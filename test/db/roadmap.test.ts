import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";
const ENTRY = "insert into roadmap_entry (activity_id, number, body, body_key, title, identity_key, check_id)";

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["roadmap_entry_number_is_used_once", `${ENTRY} values (1, 1, 'B', 'b', 'T', 'other', 1)`],
  ["roadmap_entry_stands_once", `${ENTRY} values (1, 2, 'B', 'b', 'T', 'title t', 1)`],
  ["roadmap_entry_status_is_known", "update roadmap_entry set status = 'lost'"],
  ["roadmap_entry_date_is_a_date", "update roadmap_entry set date = 'soon'"],
  ["roadmap_entry_has_one_contact", "update roadmap_entry set contact_id = 1, contact_name = 'Somebody else'"],
  ["roadmap_entry_check_id_roadmap_check_id_fk", "update roadmap_entry set check_id = 99"],
  ["roadmap_check_is_by_someone", "update roadmap_check set verified_by = 1, verified = false"],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One');
  insert into roadmap_check (activity_id, since, verified) values (1, '${AT}', true);
  ${ENTRY} values (1, 1, 'B', 'b', 'T', 'title t', 1)`;

describe.each(BOTH)("a roadmap on the %s database", (kind) => {
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
    expect(String((error as { cause?: unknown } | undefined)?.cause)).toContain(`"${constraint}"`);
  });

  it("keeps the words of an entry as its title says, and finds them", async () => {
    await database.db.execute(sql`update roadmap_entry set title = 'Avatar formats'`);
    const query = sql`select number from roadmap_entry where words @@ websearch_to_tsquery('english', 'avatars')`;
    const found: unknown = await database.db.execute(query);
    expect(JSON.stringify(found)).toContain("1");
  });
});
