import type { Activity } from "#core/contract/context.ts";
import type { Standing } from "#db/queries/standing.ts";

type Looking = Pick<Standing, "roles"> & { membership: object | undefined; person: number };

/** The one place that decides who sees a member's e-mail address: officers and oneself; members where the charter says so. */
export function seesEmail({ charter }: Activity, who: Looking, whose: number): boolean {
  if (who.roles.length > 0 || who.person === whose) return true;
  return charter.rules.membership.emailsSeenBy === "members" && who.membership !== undefined;
}
