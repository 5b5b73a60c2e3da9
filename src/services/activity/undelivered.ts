import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type Undelivered, wordsForUndelivered } from "#core/views/undelivered.ts";
import { countDeadWork, deadWork, resend } from "#db/queries/work-dead.ts";

const LISTED = 100;
const COMPLETED = 25;

/** The newest ones; `older`: how many are not named. */
export async function listOfUndelivered(ctx: Context) {
  const [rows, count] = await Promise.all([
    deadWork(ctx.db, ctx.activity.id, LISTED),
    countDeadWork(ctx.db, ctx.activity.id),
  ]);
  const deliveries = await Promise.all(rows.map((row) => named(ctx, row)));
  return { deliveries, older: count - rows.length };
}

type Row = Awaited<ReturnType<typeof deadWork>>[number];

async function named(ctx: Context, { id, kind, of, ofId, detail, madeAt, ...to }: Row): Promise<Undelivered> {
  const thing = await ctx.cards.get(of)?.show(ctx.db, ofId);
  const number = thing && Object.values(thing.args)[0];
  return { id, kind, of, ...(number ? { number: String(number) } : {}), ...to, detail, at: madeAt.toString() };
}

export async function completeUndelivered(ctx: Context, typed: string): Promise<Option[]> {
  const { deliveries } = await listOfUndelivered(ctx);
  return deliveries
    .map((one) => ({ label: `${one.id}: ${wordsForUndelivered(one)}`, value: String(one.id) }))
    .filter((option) => option.label.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, COMPLETED);
}

export async function resendUndelivered(ctx: PersonContext, input: { delivery: number }): Promise<number> {
  const { db, activity, prefix } = ctx;
  if (await resend(db, { activityId: activity.id, workId: input.delivery })) {
    const show = { command: "activity undelivered", args: {} };
    await ctx.record({ what: "delivery tried again", ids: { work: input.delivery }, show });
    return await countDeadWork(db, activity.id);
  }
  throw new Problem({
    code: "not found",
    message: `Nothing undelivered has the number ${input.delivery}.`,
    hint: `It may be on its way already; ${prefix}activity undelivered lists what is not.`,
    field: "delivery",
  });
}
