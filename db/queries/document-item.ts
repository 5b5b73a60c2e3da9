import { and, asc, eq, inArray } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { agendaItem } from "../schema/agenda.ts";
import { document } from "../schema/document.ts";
import { itemsOf } from "./agenda.ts";

/** Items as their agendas number them are known only beside the others: the whole agenda of each is read. */
export async function agendasWith(db: Db, itemIds: number[]) {
  if (itemIds.length === 0) return [];
  const found = await db
    .selectDistinct({ agendaId: agendaItem.agendaId })
    .from(agendaItem)
    .where(inArray(agendaItem.id, itemIds))
    .orderBy(asc(agendaItem.agendaId));
  return await Promise.all(found.map(({ agendaId }) => itemsOf(db, agendaId)));
}

export async function agendaOfItem(db: Db, itemId: number): Promise<number | undefined> {
  const [row] = await db.select({ id: agendaItem.agendaId }).from(agendaItem).where(eq(agendaItem.id, itemId));
  return row?.id;
}

/** The numbers of submitted documents under these items, in order. */
export async function labelsUnder(
  db: Db,
  itemIds: number[],
  visible: RoomVisibility[],
): Promise<Map<number, string[]>> {
  const under = new Map<number, string[]>();
  if (itemIds.length === 0) return under;
  const rows = await db
    .select({ item: document.agendaItemId, label: document.label })
    .from(document)
    .where(
      and(
        inArray(document.agendaItemId, itemIds),
        eq(document.state, "submitted"),
        inArray(document.visibility, visible),
      ),
    )
    .orderBy(asc(document.kind), asc(document.number));
  for (const { item, label } of rows) {
    if (item !== null && label !== null) under.set(item, [...(under.get(item) ?? []), label]);
  }
  return under;
}
