import type { Reading } from "#core/contract/card.ts";
import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { organizationWithoutVoter } from "#core/views/no-voter.ts";
import type { MemberRow } from "#db/queries/member.ts";
import { endedAndNow, hasVoter, owedByOrganization } from "#db/queries/organization-voter.ts";
import { standingOf } from "#db/queries/standing.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { tellHolders } from "./tell-each.ts";

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
  ctx: PersonContext,
  gone: { id: number; activityId: number }[],
  { except }: { except: number[] },
): Promise<void> {
  const told = { notice: "organization without voter", roles: ["co-chair", "secretariat"], except } as const;
  for (const { id, activityId } of gone) await tellHolders(ctx, { activityId, ...told, about: { member: id } });
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
