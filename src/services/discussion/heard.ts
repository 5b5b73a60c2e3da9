import { howToTakePart, may } from "#core/contract/access.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";

/** Why what somebody says is not recorded. */
export type Unheard = "no member" | "category" | "unconfirmed";

/** Who holds a power is heard always; else the category and the charter say it. */
export function whyUnheard({ activity, actor }: PersonContext): Unheard | undefined {
  const { categories, rules } = activity.charter;
  const { membership, roles } = actor;
  if (!may(actor, "member")) return "no member";
  if (roles.length > 0 || !membership) return undefined;
  if (categories[membership.category]?.speaks === false) return "category";
  const speaks = membership.confirmed || rules.membership.unconfirmedMay.includes("speak");
  return speaks ? undefined : "unconfirmed";
}

/** Throws a Problem that says why not. */
export function mustBeHeard(ctx: PersonContext): void {
  const why = whyUnheard(ctx);
  if (why !== undefined) throw new Problem({ code: "forbidden", ...explainUnheard(ctx, why) });
}

/** What is so, and what to do about it. */
export function explainUnheard(
  { activity, actor, prefix }: Pick<PersonContext, "activity" | "prefix"> & { actor: Standing },
  why: Unheard,
): { message: string; hint: string } {
  const { one } = leaderOf(activity.charter);
  const { membership } = actor;
  switch (why) {
    case "no member":
      return { message: "Only members of this activity are heard.", hint: howToTakePart(actor, prefix) };
    case "category": {
      const { label } = activity.charter.categories[membership?.category ?? ""] ?? {
        label: membership?.category ?? "",
      };
      return {
        message: `The category "${label}" sees discussions and does not speak in them.`,
        hint: `If the category is wrong, register again with the right one, or ask ${one}.`,
      };
    }
    case "unconfirmed":
      return {
        message: `Your affiliation with ${membership?.organization.name} has to be confirmed before you can comment.`,
        hint: `The secretariat or ${one} confirms it.`,
      };
    default:
      return why satisfies never;
  }
}

type Standing = {
  membership: { category: string; organization: { name: string } } | undefined;
  waitsFor: string | undefined;
};
