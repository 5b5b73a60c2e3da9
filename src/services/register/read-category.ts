import type { Activity, Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";

export type KnownCategory = { name: string } & Activity["charter"]["categories"][string];

/** A category of the charter, by its key or its label. */
export function readCategory(activity: Activity, said: string): KnownCategory {
  const typed = said.trim().toLowerCase();
  const all = Object.entries(activity.charter.categories);
  const found = all.find(([name, category]) => name === typed || category.label.toLowerCase() === typed);
  if (found) return { name: found[0], ...found[1] };
  throw new Problem({
    code: "invalid",
    message: `There is no category "${said.slice(0, 80)}".`,
    hint: `Use one of: ${all.map(([name]) => name).join(", ")}.`,
    field: "category",
  });
}

export async function completeCategories(ctx: Context, typed: string): Promise<Option[]> {
  const words = typed.trim().toLowerCase();
  return Object.entries(ctx.activity.charter.categories)
    .filter(([name, category]) => name.includes(words) || category.label.toLowerCase().includes(words))
    .map(([name, category]) => ({ label: category.label, value: name, description: category.who }));
}
