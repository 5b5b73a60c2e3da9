import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { standingOf } from "#db/queries/standing.ts";
import { changeStatement } from "#db/queries/statement.ts";
import { findMember } from "../member/find-member.ts";
import { mustTakePart } from "../member/must-take-part.ts";
import { visibleTo } from "../room/who-sees.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";
import { tellPersons } from "./tell.ts";
import { mustAnswerOnce } from "./why-unheard.ts";

/** Who owes the answer from now on, in the place of whoever did. */
export async function assignStatement(ctx: PersonContext, input: { statement: number; member: string }) {
  const statement = await findToChange(ctx, input.statement);
  mustBePossible(ctx, statement, "assign");
  const { personId, name, number: member } = await findMember(ctx, input.member);
  const { id, number, responsibleId: former } = statement;
  if (former === personId) {
    const message = `${name} is responsible for statement ${number} already.`;
    throw new Problem({ code: "conflict", message, hint: "Nothing has to be done.", field: "member" });
  }
  await mustTakePart(ctx, { personId, name }, "member");
  const standing = await standingOf(ctx.db, ctx.activity.id, personId);
  mustAnswerOnce(ctx, { name, number: member, standing });
  if (!visibleTo(standing).includes(statement.visibility)) throw hidden(ctx, { number, name });
  await changeStatement(ctx.db, id, { state: "assigned", responsibleId: personId });
  await happened(ctx, statement, { what: "assigned", toId: personId });
  const assigned = await again(ctx, id);
  await scheduleStatement(ctx, assigned);
  await tellPersons(ctx, assigned, "assigned", [personId]);
  if (former !== null) await tellPersons(ctx, assigned, "passed on", [former]);
  const { slug: activity } = ctx.activity;
  return { activity, number, name, before: statement.responsible, self: personId === ctx.actor.person };
}

const hidden = ({ activity }: PersonContext, { number, name }: { number: number; name: string }) =>
  new Problem({
    code: "conflict",
    message: `Statement ${number} is for ${leaderOf(activity.charter).all} alone, so ${name} could not read it.`,
    hint: "Assign it to somebody who leads the activity, or to the secretariat.",
    field: "member",
  });
