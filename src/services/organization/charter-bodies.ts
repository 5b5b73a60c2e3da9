import type { Context } from "#core/contract/context.ts";
import type { ContactList } from "./list-of.ts";

/** A body that the charter names, whether or not it is an organization here yet; the shortest of its names first. */
export type CharterBody = { names: [string, ...string[]]; list: ContactList };

export function charterBodies({ activity }: Pick<Context, "activity">): CharterBody[] {
  const { outsideBodies, ituGroups, parent } = activity.charter;
  const known = ituGroups.groups.some(({ acronym, name }) => (acronym ?? name) === (parent.acronym ?? parent.name));
  const groups = known ? ituGroups.groups : [parent, ...ituGroups.groups];
  return [
    ...groups.map((one) => ({ names: namesOf(one), list: "itu-group" as const })),
    ...outsideBodies.map((one) => ({ names: namesOf(one), list: "outside-body" as const })),
  ];
}

export const namesOf = ({ acronym, name }: { acronym?: string | undefined; name: string }): [string, ...string[]] =>
  acronym === undefined ? [name] : [acronym, name];
