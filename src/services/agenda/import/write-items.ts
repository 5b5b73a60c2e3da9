import { numbersOf } from "../outline.ts";
import type { Planned } from "../planned.ts";

/** The agenda as text that `readItems` reads back as the same: to be corrected by hand. */
export function writeItems(items: Planned[]): string {
  const numbers = numbersOf(items);
  return items.map((item, at) => `${"  ".repeat(item.depth)}${numbers[at]}. ${item.title}${details(item)}`).join("\n");
}

function details({ presenter, minutes, documents }: Planned): string {
  const said = [
    ...(presenter === null ? [] : [`presenter: ${presenter}`]),
    ...(minutes === null ? [] : [`${minutes} min`]),
    ...(documents === null ? [] : [`documents: ${documents}`]),
  ];
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}
