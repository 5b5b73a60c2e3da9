import type { Activity, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Standing } from "#db/queries/standing.ts";

/** Why somebody neither drafts nor answers; officers always may. */
export function whyUnheard({ charter }: Activity, { roles, membership }: Pick<Standing, "roles" | "membership">) {
  if (roles.length > 0) return undefined;
  if (membership && !charter.categories[membership.category]?.speaks) return "category" as const;
  return membership?.confirmed ? undefined : ("unconfirmed" as const);
}

/** As the charter calls it. */
export const categoryOf = ({ charter }: Activity, { membership }: Pick<Standing, "membership">) =>
  charter.categories[membership?.category ?? ""]?.label ?? membership?.category ?? "";

type Candidate = { name: string; number: number; standing: Standing };

/** Nobody is made responsible who could not answer. Throws a Problem that says why. */
export function mustAnswerOnce({ activity, prefix }: PersonContext, { name, number, standing }: Candidate): void {
  const why = whyUnheard(activity, standing);
  if (why === undefined) return;
  const problem =
    why === "category"
      ? {
          message: `${name} takes part in the category "${categoryOf(activity, standing)}", which answers no statements.`,
          hint: "Name a member who may answer, or somebody who leads the activity.",
        }
      : {
          message: `The affiliation of ${name} is not confirmed, so ${name} could not answer.`,
          hint: `${prefix}member confirm member:${number} confirms it; or name somebody else.`,
        };
  throw new Problem({ code: "conflict", ...problem, field: "member" });
}
