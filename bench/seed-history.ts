import { sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { connect } from "#db/connect.ts";

/** Closed polls in which every member has voted. */
export async function addHistory(db: Db, polls: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`insert into box (activity_id, per, opened_at, ends_at, closed_at)
      select id, 'person', '2025-01-01', '2025-02-01', '2025-02-01' from activity, generate_series(1, ${polls}::int)`);
    await tx.execute(sql`insert into poll (activity_id, number, box_id, question, kind, results, visibility, opened_by)
      select activity_id, row_number() over (order by id), id, 'Approve the report of that month?', 'single', 'always',
        'members', (select min(id) from person) from box`);
    await tx.execute(sql`insert into poll_option (activity_id, poll_id, number, label)
      select activity_id, id, n, 'Option ' || n from poll, generate_series(1, 3) n`);
    await tx.execute(
      sql`insert into counter (activity_id, series, last) select id, 'poll', ${polls}::bigint from activity`,
    );
    await tx.execute(sql`insert into seat (activity_id, box_id, person_id)
      select box.activity_id, box.id, member.person_id from box, member`);
    await tx.execute(sql`insert into ballot (activity_id, box_id, seat_id, choice, cast_by, cast_at)
      select activity_id, box_id, id, array[1 + id % 3]::int[], person_id, '2025-01-15' from seat`);
  });
  await db.execute(sql`vacuum analyze`);
}

/** Every seat of the open poll has answered, so that its card counts them all. */
export async function castAll(url: string): Promise<void> {
  const database = await connect({ url, writers: 1, readers: 1 });
  await database.reading.execute(sql`insert into ballot (activity_id, box_id, seat_id, choice, cast_by, cast_at)
    select seat.activity_id, box_id, seat.id, array[1 + seat.id % 3]::int[], person_id, '2025-07-03'
    from seat join box on box.id = seat.box_id where closed_at is null`);
  await database.close();
}
