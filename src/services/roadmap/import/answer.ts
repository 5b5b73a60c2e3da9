import type { Result } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import {
  FATE_COLUMNS,
  fateRow,
  importShown,
  isAllNamed,
  type RowFate,
  roadmapImported,
} from "#core/views/roadmap-import.ts";
import { csvFile } from "../../export/csv-file.ts";
import type { Imported } from "./import.ts";
import type { Fate } from "./plan.ts";

/** What would be imported and the button that does it, or what was. */
export function answerToImport({ activity }: PersonContext, done: Imported): Result {
  const rows = done.fates.map(inShort);
  if (done.outcome === "imported") return roadmapImported(activity.slug, rows);
  const { passedOver, since, seen } = done;
  const args = { waiting: String(done.waiting), seen };
  const confirm = { activity: activity.slug, command: "roadmap import", args };
  const view = importShown({ activity: activity.slug, rows, passedOver, since, confirm });
  if (isAllNamed(rows)) return view;
  return { file: csvFile(`${activity.slug}-roadmap-rows.csv`, FATE_COLUMNS, rows.map(fateRow)), view };
}

function inShort(one: Fate): RowFate {
  const { row, title, fate, body } = one;
  switch (one.fate) {
    case "new":
      return { row, title, fate, body, says: one.values };
    case "changed":
      return { row, title, fate, body, entry: one.entry.number, what: one.what };
    case "same":
      return { row, title, fate, body, entry: one.entry.number };
    case "refused":
      return { row, title, fate, body, why: one.why };
    default:
      return one satisfies never;
  }
}
