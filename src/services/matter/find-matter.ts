import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { lockMatter, type Matter, matterNumbered, mattersLike } from "#db/queries/matter.ts";
import { visibleTo } from "../room/who-sees.ts";
import { type Move, move } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The matter of that number, as far as this person may see it. Throws a Problem that names matters there are. */
export async function findMatter(ctx: Context, number: number): Promise<Matter> {
  const matter = await matterNumbered(ctx.db, ctx.activity.id, number);
  const visible = visibleTo(ctx.actor);
  if (matter && visible.includes(matter.visibility)) return matter;
  const others = await mattersLike(ctx.db, { activityId: ctx.activity.id, visible }, "", SHOWN);
  const named = others.map((one) => `${one.number} (${one.title})`).join("; ");
  const hint =
    others.length > 0 ? `Matters here: ${named}.` : `There is none you can see. ${ctx.prefix}matter raise raises one.`;
  throw new Problem({ code: "not found", message: `There is no matter ${number}.`, hint, field: "matter" });
}

/** The same, alone with it until the call ends. */
export async function lockFound(ctx: Context, number: number): Promise<Matter> {
  return await lockMatter(ctx.db, (await findMatter(ctx, number)).id);
}

/** For a form about one: it is there, and the move possible now. */
export const matterTo =
  (wanted: Move): Reads<number> =>
  async (ctx, number) =>
    move(ctx, await findMatter(ctx, number), wanted);

export async function completeMatters(ctx: Context, typed: string): Promise<Option[]> {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const found = await mattersLike(ctx.db, of, typed.trim(), COMPLETED);
  return found.map(({ number, title }) => ({ label: `${number}: ${title}`, value: String(number) }));
}
