import type { Charter } from "#core/contract/charter.ts";

type Category = Charter["categories"][string];
/** The two lists of contacts an activity keeps. */
export type ContactList = "itu-group" | "outside-body";

/** The list in which an organization of this category stands; none for those who take part for themselves. */
export function listOf({ list, onePer }: Category): ContactList | undefined {
  if (list !== undefined) return list;
  if (onePer === "group") return "itu-group";
  return onePer === "body" ? "outside-body" : undefined;
}
