import type { Reading } from "#core/contract/card.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { organizationWithoutVoter } from "#core/views/no-voter.ts";
import { holdersOf, type MemberRow } from "#db/queries/member.ts";
import { endedAndNow, hasVoter, owedByOrganization } from "#db/queries/organization-voter.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { standingOf } from "#db/queries/standing.ts";
import { appendPosts } from "#db/queries/work.ts";
import { countingCategories } from "../seat/counting-categories.ts";

/** What an organization owes that nobody can answer for; undefined while somebody can. */
export type NoVoter = { ends: string; owes: string[] } | undefined;

/** The same of this member's, once they speak for it no more. */
export async function withoutVoterAfter({ activity, db }: PersonContext, leaving: MemberRow): Promise<NoVoter> {
  const categories = countingCategories(activity);
  const { organizationId, organization: ends, personId: without } = leaving;
  if (leaving.confirmedAt === null || !categories.includes(leaving.category)) return undefined;
  if (await hasVoter(db, organizationId, { categories, without })) return undefined;
  return { ends, owes: await owedByOrganization(db, organizationId) };
}

/** An affiliation that ended may have been the last that could answer for its organization; the officers are told when it was. */
export async function tellOfNoVoter(
  { db, now }: PersonContext,
  gone: { id: number; activityId: number }[],
  { except }: { except: number[] },
): Promise<void> {
  for (const { id, activityId } of gone) {
    const holders = await holdersOf(db, activityId, ["co-chair", "secretariat"]);
    const others = holders.map((one) => one.personId).filter((one) => !except.includes(one));
    const accounts = await accountsToReach(db, [...new Set(others)]);
    const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { member: id, person } }));
    await appendPosts(db, { activityId, notice: "organization without voter", runAt: now, to });
  }
}

export async function readNoVoter(
  { activity, db }: Reading,
  about: { member: number; person: number },
): Promise<Message | "gone"> {
  const ended = await endedAndNow(db, about.member);
  const categories = countingCategories(activity);
  const { roles } = await standingOf(db, activity.id, about.person);
  if (!ended || ended.confirmedAt === null || roles.length === 0 || !categories.includes(ended.category)) return "gone";
  if (await hasVoter(db, ended.organizationId, { categories })) return "gone";
  const owes = await owedByOrganization(db, ended.organizationId);
  return organizationWithoutVoter(activity.slug, { ...ended, waits: ended.staysConfirmedAt === null, owes });
}
