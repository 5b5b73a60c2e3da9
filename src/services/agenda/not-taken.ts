import type { Db } from "#core/contract/context.ts";
import { agendaOf, itemsOf } from "#db/queries/agenda.ts";
import { numbered } from "./find-agenda.ts";
import { endOf, isSection } from "./outline.ts";

/** `stepped`: an item of the agenda was taken or deferred at all. */
export type NotTaken = { stepped: boolean; left: { number: string; title: string }[] };

/** Items that a meeting did not come to: a section as one, where none of it was taken. */
export async function notTaken(db: Db, meetingId: number): Promise<NotTaken> {
  const agenda = await agendaOf(db, meetingId);
  const items = agenda ? numbered(await itemsOf(db, agenda.id)) : [];
  const left: NotTaken["left"] = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const end = endOf(items, at);
    const isLeft = items.slice(at, end).every(({ state }) => state === "open");
    if (!item || !isLeft) continue;
    left.push({ number: item.number, title: item.title });
    at = end - 1;
  }
  return { stepped: items.some((item, at) => item.state !== "open" && !isSection(items, at)), left };
}
