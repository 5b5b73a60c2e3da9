import type { Db } from "#core/contract/context.ts";
import { agendasWith } from "#db/queries/document-item.ts";
import { numbered } from "../agenda/find-agenda.ts";

/** The numbers that agendas give those items now, by id: they change as an agenda does. */
export async function itemNumbers(db: Db, itemIds: number[]): Promise<Map<number, string>> {
  const agendas = await agendasWith(db, [...new Set(itemIds)]);
  return new Map(agendas.flatMap((items) => numbered(items).map(({ id, number }) => [id, number] as const)));
}
