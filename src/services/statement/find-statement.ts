import type { Reads } from "#core/contract/command.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { lockStatements, type Statement, statementById, statementNumbered } from "#db/queries/statement.ts";
import { statementsLike } from "#db/queries/statement-list.ts";
import { howToBegin } from "../help/how-to-begin.ts";
import { type Move, mustBePossible } from "./state.ts";
import { maySee, seenBy } from "./who-sees.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The statement of that number, as far as this person may see it. Throws a Problem that names statements there are. */
export async function findStatement(ctx: Context, number: number): Promise<Statement> {
  const statement = await statementNumbered(ctx.db, ctx.activity.id, number);
  if (statement && (await maySee(ctx, statement, seenBy(ctx)))) return statement;
  const others = await statementsLike(ctx.db, seenBy(ctx), "", SHOWN);
  const named = others.map((one) => `${one.number} (${one.title})`).join("; ");
  const hint =
    others.length > 0
      ? `Statements here: ${named}.`
      : seenBy(ctx).visible.includes("members")
        ? `No statement is on record here yet.${howToBegin(ctx, "statement draft")}`
        : `There is none you can see. Members see most of them: ${ctx.prefix}register takes part.`;
  throw new Problem({ code: "not found", message: `There is no statement ${number}.`, hint, field: "statement" });
}

/** For a form about one: it is there, the move possible now, and the asker the one who may. */
export const statementTo =
  (move: Move, may?: (ctx: PersonContext, statement: Statement) => unknown): Reads<number> =>
  async (ctx, number) => {
    const statement = await findStatement(ctx, number);
    await may?.(ctx, statement);
    mustBePossible(ctx, statement, move);
  };

/** The same, and what it answers with it, for whoever changes it: nobody else does meanwhile. */
export async function findToChange(ctx: Context, number: number): Promise<Statement> {
  const { id, inReplyTo } = await findStatement(ctx, number);
  await lockStatements(ctx.db, inReplyTo === null ? [id] : [inReplyTo, id]);
  return await again(ctx, id);
}

/** As it is now. */
export async function again({ db }: Pick<Context, "db">, id: number): Promise<Statement> {
  const found = await statementById(db, id);
  if (!found) throw new Error(`statement ${id} is gone`);
  return found;
}

export async function completeStatements(ctx: Context, typed: string): Promise<Option[]> {
  const found = await statementsLike(ctx.db, seenBy(ctx), typed.trim(), COMPLETED);
  return found.map(({ number, title, identifier }) => ({
    label: `${number}: ${identifier === null ? "" : `${identifier}, `}${title}`,
    value: String(number),
  }));
}
