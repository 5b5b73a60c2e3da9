import type { Reading } from "#core/contract/card.ts";
import { defineReminders } from "#core/contract/reminders.ts";
import { statementReminder } from "#core/views/statement-notices.ts";
import { holdersOf } from "#db/queries/member.ts";
import { standingOf } from "#db/queries/standing.ts";
import { type Statement, statementById, statementName } from "#db/queries/statement.ts";
import { statementsOwedBy } from "#db/queries/statement-list.ts";
import { readStatement } from "./face.ts";
import { completeStatements, findStatement } from "./find-statement.ts";
import { mustBeOwed } from "./must-be-owed.ts";
import { isOwed } from "./owed.ts";

export const reminders = [
  defineReminders({
    kind: "statement",
    label: "statements",
    ladder: {
      of: "statement",
      async term(ctx, id) {
        const { receivedAt, deadlineAt } = (await owed(ctx, id)) ?? {};
        return receivedAt && deadlineAt ? { since: receivedAt, endsAt: deadlineAt } : undefined;
      },
      async owing(ctx, id, who) {
        const statement = await owed(ctx, id);
        return statement && who === "responsible" ? await whoOwes(ctx, statement) : [];
      },
      async waiting({ activity, db }, person) {
        const { roles } = await standingOf(db, activity.id, person);
        const assigns = roles.includes("co-chair");
        const ids = await statementsOwedBy(db, activity.id, { person, assigns });
        return ids.map((id) => ({ id, who: "responsible" as const }));
      },
      name: async ({ db }, id) => `the answer to statement ${(await statementName(db, id)).number}`,
    },
    state: {
      who: "owes-an-answer",
      as: "responsible",
      have: "owe an answer to",
      of: { argument: "statement", label: "Statement" },
      async find(ctx, number) {
        const statement = await findStatement(ctx, number);
        mustBeOwed(ctx, statement);
        return statement.id;
      },
      name: async ({ db }, id) => `statement ${(await statementById(db, id))?.number ?? 0}`,
      complete: completeStatements,
    },
    async told(ctx, id, { person, who }) {
      const statement = await owed(ctx, id);
      const as = statement && (await asWhom(ctx, statement, { person, who }));
      const face = as && (await readStatement(ctx, id, { person }));
      return face ? statementReminder(face, as) : "gone";
    },
  }),
];

async function owed({ db }: Reading, id: number): Promise<Statement | undefined> {
  const statement = await statementById(db, id);
  return statement && isOwed(statement) ? statement : undefined;
}

/** Where nobody is responsible, whoever leads the activity has to assign it. */
async function whoOwes({ activity, db }: Reading, { responsibleId }: Statement): Promise<number[]> {
  if (responsibleId !== null) return [responsibleId];
  return (await holdersOf(db, activity.id, ["co-chair"])).map((one) => one.personId);
}

async function asWhom(ctx: Reading, { responsibleId }: Statement, { person, who }: { person: number; who: string }) {
  if (responsibleId === person) return "responsible";
  const { roles } = await standingOf(ctx.db, ctx.activity.id, person);
  if (!roles.includes("co-chair")) return undefined;
  if (responsibleId === null) return "to assign";
  return who === "co-chairs" ? "overdue" : undefined;
}
