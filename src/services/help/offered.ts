import { may } from "#core/contract/access.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { countingCategories } from "../seat/counting-categories.ts";

/** Whom a poll, a call or a nomination can ask: officers, and members whose answer counts. */
export async function answersCount({ activity, actor }: PersonContext): Promise<boolean> {
  const { membership, roles } = actor;
  if (roles.length > 0) return true;
  return membership?.confirmed === true && countingCategories(activity).includes(membership.category);
}

/** Whom one can nominate: whoever leaves, leaves every nomination. */
export async function takesPart({ actor }: PersonContext): Promise<boolean> {
  return may(actor, "member");
}
