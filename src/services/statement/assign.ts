import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeStatement } from "#db/queries/statement.ts";
import { findMember } from "../member/find-member.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";
import { tellPersons } from "./tell.ts";

/** Who owes the answer from now on, in the place of whoever did. */
export async function assignStatement(ctx: PersonContext, input: { statement: number; member: string }) {
  const statement = await findToChange(ctx, input.statement);
  mustBePossible(ctx, statement, "assign");
  const { personId, name } = await findMember(ctx, input.member);
  const { id, number, responsibleId: former } = statement;
  if (former === personId) {
    const message = `${name} is responsible for statement ${number} already.`;
    throw new Problem({ code: "conflict", message, hint: "Nothing has to be done.", field: "member" });
  }
  await changeStatement(ctx.db, id, { state: "assigned", responsibleId: personId });
  await happened(ctx, statement, { what: "assigned", toId: personId });
  const assigned = await again(ctx, id);
  await scheduleStatement(ctx, assigned);
  await tellPersons(ctx, assigned, "assigned", [personId]);
  if (former !== null) await tellPersons(ctx, assigned, "passed on", [former]);
  const { slug: activity } = ctx.activity;
  return { activity, number, name, before: statement.responsible, self: personId === ctx.actor.person };
}
