import type { PersonContext } from "#core/contract/context.ts";
import { contactsOf, destinationsOf } from "#db/queries/statement.ts";
import { deadlineAsTyped } from "./as-typed.ts";
import { findStatement } from "./find-statement.ts";
import { contactsAsTyped, destinationsAsTyped } from "./read-parties.ts";
import { mustWrite } from "./rights.ts";
import { mustBePossible } from "./state.ts";

/** What the form begins with. */
export async function statementToEdit(
  ctx: PersonContext,
  args: Record<string, unknown>,
): Promise<Record<string, string>> {
  const number = args.statement;
  if (typeof number !== "number") return {};
  const statement = await findStatement(ctx, number);
  await mustWrite(ctx, statement);
  mustBePossible(ctx, statement, "edit");
  const { id, direction, title, sender, identifier, purpose, deadlineAt, abstract, body, attachments } = statement;
  const [destinations, contacts] = await Promise.all([destinationsOf(ctx.db, [id]), contactsOf(ctx.db, id)]);
  const deadline = deadlineAt && deadlineAsTyped(deadlineAt, ctx.activity.zone);
  const outgoing = { to: destinationsAsTyped(destinations.get(id) ?? []) };
  const all = {
    ...{ title, purpose, deadline, abstract, text: body, link: attachments },
    contacts: contactsAsTyped(contacts),
    ...(direction === "in" ? { from: sender, identifier } : outgoing),
  };
  return Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => Boolean(one[1])));
}
