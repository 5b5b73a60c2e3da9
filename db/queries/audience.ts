import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { member } from "../schema/member.ts";

/** Persons who take part in that category. */
export async function membersInCategory(db: Db, activityId: number, category: string): Promise<number[]> {
  const rows = await db
    .select({ personId: member.personId })
    .from(member)
    .where(
      and(
        eq(member.activityId, activityId),
        eq(member.category, category),
        eq(member.awaitsApproval, false),
        isNull(member.endedAt),
      ),
    )
    .orderBy(asc(member.number));
  return rows.map((row) => row.personId);
}
