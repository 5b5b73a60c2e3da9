import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type Liaison, liaisonNumbered, lockLiaison } from "#db/queries/liaison.ts";
import { liaisonsLike } from "#db/queries/liaison-list.ts";
import { type Move, mustBePossible } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The office of that number. Throws a Problem that names those there are. */
export async function findLiaison(ctx: Context, number: number): Promise<Liaison> {
  const liaison = await liaisonNumbered(ctx.db, ctx.activity.id, number);
  if (liaison) return liaison;
  const others = await liaisonsLike(ctx.db, ctx.activity.id, "", SHOWN);
  const named = others.map((one) => `${one.number} (${one.name}, ${one.direction} ${one.body})`).join("; ");
  const hint = others.length > 0 ? `In office: ${named}.` : "Nobody has been appointed yet.";
  throw new Problem({ code: "not found", message: `There is no liaison ${number}.`, hint, field: "liaison" });
}

/** The same for a change that must be alone. */
export async function lockedLiaison(ctx: Context, number: number, move: Move): Promise<Liaison> {
  const liaison = await lockLiaison(ctx.db, (await findLiaison(ctx, number)).id);
  mustBePossible(ctx, liaison, move);
  return liaison;
}

export async function completeLiaisons(ctx: Context, typed: string): Promise<Option[]> {
  const found = await liaisonsLike(ctx.db, ctx.activity.id, typed.trim(), COMPLETED);
  return found.map(({ number, name, direction, body }) => ({
    label: `${number}: ${name}, ${direction} ${body}`,
    value: String(number),
  }));
}
