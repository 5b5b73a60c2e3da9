import { sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";

/** Whose seats have not answered, by box; of each the first so many. */
export async function owingNames(db: Db, boxIds: number[], most: number): Promise<Map<number, string[]>> {
  if (boxIds.length === 0) return new Map();
  const names = sql<string[]>`array(select coalesce(theirs.name, own.name) from ${seat} as held
    left join ${organization} as theirs on theirs.id = held.organization_id
    left join ${person} as own on own.id = held.person_id
    where held.box_id = box.id and not exists (select from ${ballot} as cast_one where cast_one.seat_id = held.id)
    order by held.id limit ${most})`;
  const rows = await db
    .select({ boxId: box.id, names })
    .from(box)
    .where(sql`${box.id} = any(${sql.param(boxIds)}::bigint[])`);
  return new Map(rows.map((row) => [row.boxId, row.names]));
}
