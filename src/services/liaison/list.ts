import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { type ListedLiaison, listLiaisons } from "#db/queries/liaison-list.ts";
import type { ContactList } from "../organization/list-of.ts";
import { shownEnd } from "../time/shown-end.ts";
import { type Duty, dutiesNow } from "./duties.ts";
import { phaseOf } from "./state.ts";

type Wanted = { list?: ContactList | undefined; former: boolean };

/** Who represents the activity to which body, or a body here, and the reports they owe: two lists. */
export async function listOfLiaisons(ctx: PersonContext, { list, former }: Wanted) {
  const [found, duties] = await Promise.all([
    listLiaisons(ctx.db, ctx.activity.id, { ...(list ? { list } : {}), former }),
    dutiesNow(ctx),
  ]);
  const liaisons = found.map((one) => listed(ctx, one, one.endedAt === null ? duties(one) : []));
  const { zone, charter } = ctx.activity;
  const mayOpen = ctx.actor.roles.includes("co-chair");
  return { zone, list, former, liaisons, mayOpen, leader: leaderOf(charter) };
}

function listed({ activity, actor, now }: PersonContext, one: ListedLiaison, duties: Duty[]) {
  const { number, body, direction, name, affiliation, list, since, until, endedAt, personId } = one;
  return {
    number,
    body,
    direction,
    name,
    affiliation,
    list,
    phase: phaseOf(one, now),
    since: since.toString(),
    until: shownEnd(until, activity.zone).endsAt,
    endedAt: endedAt?.toString(),
    own: personId === actor.person,
    duties,
  };
}
