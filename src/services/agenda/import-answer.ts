import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { agendaImported, importPreview, type Numbered } from "#core/views/agenda-import.ts";
import type { Imported } from "./import.ts";
import { numbersOf } from "./outline.ts";
import type { Planned } from "./planned.ts";

/** What was imported, or what would be changed and the button that does it. */
export function answerToImport({ activity }: PersonContext, input: { items: string }, done: Imported): Message {
  const items = numbered(done.items);
  const { meeting, remarks } = done;
  if (done.outcome === "imported") {
    const { replaced, added, carried } = done;
    return agendaImported(activity.slug, { meeting, items, remarks, replaced, added, carried });
  }
  const before = numbered(done.before);
  const args = { meeting: String(meeting), items: input.items, how: "replace", seen: done.seen };
  return importPreview(activity.slug, {
    meeting,
    items,
    remarks,
    added: without(items, before),
    gone: without(before, items),
    before: before.length,
    since: done.since,
    confirm: { activity: activity.slug, command: "agenda import", args },
  });
}

function numbered(items: Planned[]): Numbered[] {
  const numbers = numbersOf(items);
  return items.map((item, at) => ({ ...item, number: numbers[at] ?? "" }));
}

/** Those whose title the others do not have; a title that is there twice counts twice. */
function without(items: Numbered[], others: Numbered[]): Numbered[] {
  const left = new Map<string, number>();
  for (const { title } of others) left.set(title, (left.get(title) ?? 0) + 1);
  return items.filter(({ title }) => {
    const count = left.get(title) ?? 0;
    left.set(title, count - 1);
    return count < 1;
  });
}
