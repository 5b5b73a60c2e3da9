import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { explainUnheard, type Unheard, whyUnheard } from "../discussion/heard.ts";

type Doing = {
  /** "sees documents and does not submit any". */
  silent: string;
  /** "you can submit documents". */
  may: string;
};

/** The same rule for whatever people hand in as for what they say. Throws a Problem that says why not. */
export function mustBeHeard(ctx: PersonContext, doing: Doing): void {
  const why = whyUnheard(ctx);
  if (why === undefined) return;
  const { message, hint } = explainUnheard(ctx, why);
  throw new Problem({ code: "forbidden", message: wordsOf(ctx, why, doing) ?? message, hint });
}

function wordsOf({ activity, actor }: PersonContext, why: Unheard, { silent, may }: Doing): string | undefined {
  const { membership } = actor;
  switch (why) {
    case "no member":
      return undefined;
    case "category":
      return `The category "${activity.charter.categories[membership?.category ?? ""]?.label}" ${silent}.`;
    case "unconfirmed":
      return `Your affiliation with ${membership?.organization.name} has to be confirmed before ${may}.`;
    default:
      return why satisfies never;
  }
}
