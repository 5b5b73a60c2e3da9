import type { Activity, Db } from "#core/contract/context.ts";
import { readersOf } from "#db/queries/reader.ts";
import type { QuietHours } from "../time/quiet-hours.ts";

/** When each of these persons is not to be disturbed: their own hours in their own zone, else those of the charter and the activity. */
export async function hoursOf(
  of: { db: Db; activity: Activity },
  personIds: number[],
): Promise<Map<number, QuietHours>> {
  const readers = await readersOf(of.db, personIds);
  return new Map(readers.map(({ id, ...reader }) => [id, hours(of.activity, reader)]));
}

export async function hoursOfOne(of: { db: Db; activity: Activity }, personId: number): Promise<QuietHours> {
  return (await hoursOf(of, [personId])).get(personId) ?? hours(of.activity, {});
}

type Own = { zone?: string | null; quietFrom?: string | null; quietUntil?: string | null };

function hours({ zone, charter }: Activity, own: Own): QuietHours {
  const { from, until } = charter.rules.quietHours;
  return { zone: own.zone ?? zone, from: own.quietFrom ?? from, until: own.quietUntil ?? until };
}
