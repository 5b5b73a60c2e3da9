import type { Activity, Context } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { officeName } from "#core/views/liaison.ts";
import { listLiaisons } from "#db/queries/liaison-list.ts";
import { type MemberRow, memberOf, nameKey } from "#db/queries/member.ts";
import { listOrganizations } from "#db/queries/organization.ts";
import { statementNumbered } from "#db/queries/statement.ts";
import { completeTakingPart } from "../member/find-member.ts";
import { maySee, seenBy } from "./who-sees.ts";

const COMPLETED = 25;

/** Whoever represents the body the statement came from, then every other member. */
export async function completeResponsible(
  ctx: Context,
  typed: string,
  args: Record<string, unknown>,
): Promise<Option[]> {
  const members = await completeTakingPart(ctx, typed, (one) => mayAnswer(ctx, one));
  const sender = await senderOf(ctx, args.statement);
  const first = sender === undefined ? [] : await representing(ctx, sender, typed);
  const others = members.filter(({ value }) => !first.some((one) => one.value === value));
  return [...first, ...others].slice(0, COMPLETED);
}

async function senderOf(ctx: Context, said: unknown): Promise<string | undefined> {
  const number = said;
  const found = typeof number === "number" ? await statementNumbered(ctx.db, ctx.activity.id, number) : undefined;
  return found && (await maySee(ctx, found, seenBy(ctx))) ? found.sender : undefined;
}

async function representing({ activity, db }: Context, sender: string, typed: string): Promise<Option[]> {
  const isSender = sentBy(activity, sender);
  const [offices, organizations] = await Promise.all([
    listLiaisons(db, activity.id, {}),
    listOrganizations(db, activity.id, {}),
  ]);
  const held = offices
    .filter(({ body, bodyName, bodyGroup }) => isSender(body) || isSender(wholeName(bodyName, bodyGroup)))
    .map((one) => ({ personId: one.personId, as: officeName(one) }));
  const designated = organizations
    .filter(({ name, body, bodyGroup }) => isSender(name) || isSender(wholeName(body, bodyGroup)))
    .map(({ name, representativeId }) => ({ personId: representativeId, as: `designated representative of ${name}` }));
  const found = new Map<string, Option>();
  for (const { personId, as } of [...held, ...designated]) {
    const member = personId === null ? undefined : await memberOf(db, activity.id, personId);
    if (
      !member ||
      member.awaitsApproval ||
      !mayAnswer({ activity }, member) ||
      !nameKey(`${member.name} ${member.organization}`).includes(nameKey(typed))
    )
      continue;
    const value = String(member.number);
    const label = `${member.name}, ${member.organization} (${as})`;
    if (!found.has(value)) found.set(value, { label, value });
  }
  return [...found.values()];
}

const mayAnswer = ({ activity }: Pick<Context, "activity">, { category, confirmedAt }: MemberRow) =>
  confirmedAt !== null && activity.charter.categories[category]?.speaks !== false;

/** As the contact lists say it: "ITU-T" and "SG20". */
const wholeName = (body: string | null, group: string | null) =>
  body === null || group === null ? body : `${body} ${group}`;

/** "3GPP SA" is of 3GPP, by whichever name the charter knows that body. */
function sentBy({ charter }: Activity, sender: string): (name: string | null) => boolean {
  const isOf = (name: string) => `${nameKey(sender)} `.startsWith(`${nameKey(name)} `);
  const bodies = charter.outsideBodies.map(({ acronym, name }) => [name, ...(acronym === undefined ? [] : [acronym])]);
  const same = bodies.filter((names) => names.some(isOf)).flat();
  return (name) => name !== null && (isOf(name) || same.some((one) => nameKey(one) === nameKey(name)));
}
