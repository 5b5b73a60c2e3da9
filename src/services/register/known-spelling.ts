import type { Context } from "#core/contract/context.ts";
import { nameKey } from "#db/queries/member.ts";
import { organizationsSpelled } from "#db/queries/organization.ts";
import { spellingKey } from "#db/queries/spelling.ts";
import { charterBodies, namesOf } from "../organization/charter-bodies.ts";

/** The organization as it is known: one there already, else a body of the charter; as it was typed where it is neither. Case, spaces and hyphens make no other organization. */
export async function knownSpelling(ctx: Context, typed: string): Promise<string> {
  const said = typed.replace(/\s+/gu, " ");
  const isMeant = (name: string) => spellingKey(name) === spellingKey(said);
  const body = bodiesOf(ctx).find((names) => names.some(isMeant));
  const there = await organizationsSpelled(ctx.db, ctx.activity.id, body ?? [said]);
  const exact = there.find((name) => nameKey(name) === nameKey(said));
  if (exact !== undefined) return exact;
  const [first = body?.find(isMeant) ?? said] = there;
  return body || there.length === 1 ? first : said;
}

/** The names under which the charter knows each. */
const bodiesOf = (ctx: Context): string[][] => [
  ...charterBodies(ctx).map(({ names }) => names),
  namesOf(ctx.activity.charter.secretariat),
];
