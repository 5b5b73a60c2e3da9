import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Activity } from "#core/contract/context.ts";
import type { Standing } from "#db/queries/standing.ts";
import { countingCategories } from "./counting-categories.ts";

/** What somebody with a seat is asked. */
export type Asked = {
  visibility: RoomVisibility;
  eligible?: "members" | "representatives" | "named";
  /** `lateJoiners`: whoever is confirmed while it is open answers as well. */
  box: { per: "person" | "organization"; lateJoiners?: boolean };
  /** What an answer is called there; a vote in a poll when absent. */
  answer?: { noun: string; verb: string; thing: string };
};
export type Holder = { personId: number } | { organizationId: number; organization: string };

/** Only those who may see it answer: seats of a poll for co-chairs are those of the powers, whatever the category. */
export const isForHolders = (poll: { visibility: RoomVisibility }) => poll.visibility === "co-chairs";

/** Who answers for a seat now: whose seat this person would answer for as they stand. Whether the box has that seat is the box's matter. */
export function answersFor(
  activity: Activity,
  poll: Asked,
  { person, roles, membership }: Standing & { person: number },
): Holder | undefined {
  if (isForHolders(poll)) return roles.length > 0 ? { personId: person } : undefined;
  if (!membership?.confirmed || !countingCategories(activity).includes(membership.category)) return undefined;
  if (poll.box.per === "person") return { personId: person };
  const { id, name, representativeId } = membership.organization;
  if (representativeId !== null && representativeId !== person) return undefined;
  return { organizationId: id, organization: name };
}
