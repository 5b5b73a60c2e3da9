import { howToTakePart } from "#core/contract/access.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Asked, isForHolders } from "./answers-for.ts";

type Reason = { message: string; hint: string };

const wordsOf = ({ answer }: Asked) => answer ?? { noun: "vote", verb: "vote", thing: "poll" };
const fromNowOn = (asked: Asked) => `It counts in every ${wordsOf(asked).thing} that is opened from now on.`;

/** Why this person cannot answer, and what would have to happen. */
export function whyNoSeat(ctx: PersonContext, poll: Asked): Problem {
  const reason = isForHolders(poll) ? reasonForHolders(ctx, poll) : reasonForMembers(ctx, poll);
  return new Problem({ code: "forbidden", ...reason });
}

function reasonForHolders({ activity, actor }: PersonContext, asked: Asked): Reason {
  const { noun, thing } = wordsOf(asked);
  if (actor.roles.length > 0) {
    const message = `Your ${noun} does not count in this ${thing}, because it was opened before you held your role.`;
    return { message, hint: fromNowOn(asked) };
  }
  const message = `Your ${noun} does not count, because this ${thing} is for officers of this activity alone.`;
  return { message, hint: `Please ask ${leaderOf(activity.charter).one}.` };
}

function reasonForNoMember({ actor, prefix }: PersonContext, asked: Asked): Reason {
  const { noun, verb, thing } = wordsOf(asked);
  if (actor.roles.length > 0) {
    const message = `Your ${noun} does not count, because a role alone has no vote.`;
    const hint = `To ${verb} for an organization, type ${prefix}register and have it confirmed; it counts in ${thing}s opened after that.`;
    return { message, hint };
  }
  const from = asked.box.lateJoiners ? "once" : `in ${thing}s opened after`;
  const then = ` Your ${noun} counts ${from} your affiliation is confirmed.`;
  const hint = `${howToTakePart(actor, prefix)}${actor.waitsFor === undefined ? then : ""}`;
  return { message: `Your ${noun} does not count here, because you are not a member of this activity.`, hint };
}

const takesPart = (noun: string, category: string) =>
  `Your ${noun} does not count, because the category "${category}" takes part without a vote.`;

const whatTheyMay = (speaks: boolean) =>
  `You can see ${speaks ? "and speak" : "what the members see"}. If the category is wrong, register again with the right one.`;

function whereThen(asked: Asked): string {
  const { thing } = wordsOf(asked);
  return asked.box.lateJoiners ? `here too, while this ${thing} is open` : `in every ${thing} that is opened`;
}

function reasonForMembers(ctx: PersonContext, poll: Asked): Reason {
  const { box, eligible } = poll;
  const { noun, verb, thing } = wordsOf(poll);
  const { actor, activity, prefix } = ctx;
  const { membership } = actor;
  if (!membership) return reasonForNoMember(ctx, poll);
  const { organization } = membership;
  const category = activity.charter.categories[membership.category];
  if (!category?.counts) {
    return {
      message: takesPart(noun, category?.label ?? membership.category),
      hint: whatTheyMay(category?.speaks ?? true),
    };
  }
  if (!membership.confirmed) {
    const message = `Your ${noun} does not count yet, because your affiliation with ${organization.name} is not confirmed.`;
    const confirms = `The secretariat or ${leaderOf(activity.charter).one} confirms it`;
    return { message, hint: `${confirms}; after that your ${noun} counts ${whereThen(poll)}.` };
  }
  const represented = organization.representativeId !== null && organization.representativeId !== actor.person;
  if (box.per === "organization" && represented) {
    const message = `Your ${noun} does not count, because ${organization.name} is represented by another person.`;
    return { message, hint: `Its designated representative ${verb}s for it; please speak to them.` };
  }
  if (eligible === "named") {
    return {
      message: `Your ${noun} does not count in this ${thing}, because it asks only those it names.`,
      hint: `Please ask ${leaderOf(activity.charter).one}.`,
    };
  }
  if (eligible === "representatives") {
    const message = `Your ${noun} does not count in this ${thing}, because it asks only designated representatives.`;
    return { message, hint: `${prefix}organization list shows who represents whom.` };
  }
  const seats = box.per === "person" ? "you" : organization.name;
  const message = `Your ${noun} does not count in this ${thing}, because it was opened before ${seats} had a vote.`;
  return { message, hint: fromNowOn(poll) };
}
