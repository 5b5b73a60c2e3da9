import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { standingOf } from "#db/queries/standing.ts";

type Candidate = { personId: number; name: string };

/** Somebody who has left, or who waits for an approval, is given nothing to do. Throws a Problem that says so. */
export async function mustTakePart(ctx: PersonContext, { personId, name }: Candidate, field: string): Promise<void> {
  const { membership, roles, waitsFor } = await standingOf(ctx.db, ctx.activity.id, personId);
  if (membership || roles.length > 0) return;
  const own = personId === ctx.actor.person;
  if (waitsFor === undefined) {
    const message = `${own ? "You do" : `${name} does`} not take part in this activity now.`;
    const hint = `${own ? "Type" : "They type"} ${ctx.prefix}register first.`;
    throw new Problem({ code: "conflict", message, hint, field });
  }
  const whose = own ? "Your registration" : `The registration of ${name}`;
  const message = `${whose} for ${waitsFor} waits for an approval.`;
  const { one } = leaderOf(ctx.activity.charter);
  throw new Problem({ code: "conflict", message, hint: `The secretariat or ${one} approves it.`, field });
}
