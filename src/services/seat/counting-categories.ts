import type { Activity } from "#core/contract/context.ts";

/** The charter's categories whose confirmed members have a seat. */
export function countingCategories(activity: Activity): string[] {
  return Object.entries(activity.charter.categories).flatMap(([name, category]) => (category.counts ? [name] : []));
}
