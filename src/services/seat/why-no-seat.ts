import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";

/** Why this person cannot answer, and what would have to happen. */
export function whyNoSeat(ctx: PersonContext, box: { per: "person" | "organization" }): Problem {
  return new Problem({ code: "forbidden", ...reason(ctx, box) });
}

function reason({ actor, activity, prefix }: PersonContext, box: { per: "person" | "organization" }) {
  const { membership } = actor;
  if (!membership) {
    const hint = `Type ${prefix}register to take part; your vote counts in polls opened after your affiliation is confirmed.`;
    return { message: "Your vote does not count here, because you are not a member of this activity.", hint };
  }
  const category = activity.charter.categories[membership.category];
  if (!membership.counts) {
    const message = `Your vote does not count, because the category "${category?.label ?? membership.category}" takes part without a vote.`;
    return { message, hint: "You can see and speak. If the category is wrong, register again with the right one." };
  }
  if (!membership.confirmed) {
    const message = `Your vote does not count yet, because your affiliation with ${membership.organization?.name} is not confirmed.`;
    const hint = "The secretariat or a co-chair confirms it; after that your vote counts in every poll that is opened.";
    return { message, hint };
  }
  const seats = box.per === "person" ? "you" : membership.organization?.name;
  const message = `Your vote does not count in this poll, because it was opened before ${seats} had a vote.`;
  return { message, hint: "It counts in every poll that is opened from now on." };
}
