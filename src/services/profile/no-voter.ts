import type { Reading } from "#core/contract/card.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { organizationWithoutVoter } from "#core/views/link.ts";
import { endedLinked, hasVoter, owedByOrganization, type Standing } from "#db/queries/linked-affiliation.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { standingOf } from "#db/queries/standing.ts";
import { appendPosts } from "#db/queries/work.ts";
import { countingCategories } from "../seat/counting-categories.ts";

/** A confirmed affiliation that ended by a link may have been the last that could answer for its organization; the officers are told when it was. */
export async function tellOfNoVoter(
  { db, now }: PersonContext,
  gone: Standing[],
  both: { into: number; from: number },
) {
  for (const { id, activityId, confirmedAt } of gone) {
    if (confirmedAt === null) continue;
    const holders = await holdersOf(db, activityId, ["co-chair", "secretariat"]);
    const others = holders.map((one) => one.personId).filter((one) => one !== both.into && one !== both.from);
    const accounts = await accountsToReach(db, [...new Set(others)]);
    const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { member: id, person } }));
    await appendPosts(db, { activityId, notice: "link no voter", runAt: now, to });
  }
}

export async function readNoVoter(
  { activity, db }: Reading,
  about: { member: number; person: number },
): Promise<Message | "gone"> {
  const ended = await endedLinked(db, about.member);
  const categories = countingCategories(activity);
  const { roles } = await standingOf(db, activity.id, about.person);
  if (!ended || roles.length === 0 || !categories.includes(ended.category)) return "gone";
  if (await hasVoter(db, ended.organizationId, categories)) return "gone";
  return organizationWithoutVoter(activity.slug, {
    ...ended,
    owes: await owedByOrganization(db, ended.organizationId),
  });
}
