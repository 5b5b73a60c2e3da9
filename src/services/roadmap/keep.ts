import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { bodyOf } from "#core/views/roadmap.ts";
import { nameKey } from "#db/queries/member.ts";
import { organizationById } from "#db/queries/organization.ts";

type Of = { body: string; bodyGroup: string | null; contactId?: number | null };

/** Who keeps an entry: officers, whoever is asked about it, and confirmed members who speak for its body. */
export async function mustKeep(ctx: PersonContext, of: Of): Promise<void> {
  if (await mayKeep(ctx, of)) return;
  const { one } = leaderOf(ctx.activity.charter);
  throw new Problem({
    code: "forbidden",
    message: `What the roadmap says of ${bodyOf(of)} is kept by its contact, by confirmed members who speak for ${bodyOf(of)}, by ${one} and by the secretariat.`,
    hint: "Tell one of them what should be said.",
  });
}

export async function mayKeep({ actor, db }: PersonContext, { body, bodyGroup, contactId }: Of): Promise<boolean> {
  if (actor.roles.length > 0 || (contactId ?? undefined) === actor.person) return true;
  if (!actor.membership?.confirmed) return false;
  const own = await organizationById(db, actor.membership.organization.id);
  if (!own) return false;
  const group = bodyGroup === null ? undefined : nameKey(bodyGroup);
  const ownBody = own.body === null ? undefined : nameKey(own.body);
  const ownGroup = own.bodyGroup === null ? undefined : nameKey(own.bodyGroup);
  const names = [nameKey(body), ...(group === undefined ? [] : [`${nameKey(body)} ${group}`])];
  if (names.includes(own.nameKey)) return true;
  return ownBody === nameKey(body) && (ownGroup === undefined || ownGroup === group);
}
