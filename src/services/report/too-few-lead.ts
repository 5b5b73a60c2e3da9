import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { counted } from "#core/views/say.ts";
import { holdersOf } from "#db/queries/member.ts";

/** What to do when fewer people lead than have to approve a report; undefined while they are enough. */
export async function tooFewLead({ activity, db, prefix }: PersonContext): Promise<string | undefined> {
  const { charter } = activity;
  const { approvals: needed } = charter.rules.report;
  const holders = await holdersOf(db, activity.id, ["co-chair"]);
  const count = new Set(holders.map((one) => one.personId)).size;
  if (count >= needed) return undefined;
  const { another } = leaderOf(charter);
  const fewer = `or ask for fewer approvals with ${prefix}activity set setting:rules.report.approvals value:${count}`;
  const or = charter.changeable.includes("rules") ? `, ${fewer}, and then approve it again` : "";
  return `The role of co-chair has ${counted(count, "holder")} now, so ${needed} approvals cannot be had: make somebody ${another} with ${prefix}member role member:NUMBER give:co-chair${or}.`;
}
