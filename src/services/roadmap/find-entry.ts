import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type Entry, entriesNumbered, hasEntries, lockEntries } from "#db/queries/roadmap.ts";
import { valuesLike } from "#db/queries/roadmap-compared.ts";
import { entriesBeginning } from "#db/queries/roadmap-search.ts";

const COMPLETED = 25;

/** The entry of that number. Throws a Problem that says where to look. */
export async function findEntry(ctx: Context, number: number): Promise<Entry> {
  const [entry] = await entriesNumbered(ctx.db, ctx.activity.id, [number]);
  if (entry) return entry;
  throw await noEntry(ctx, number);
}

/** The same, kept as it is until the transaction ends. */
export async function lockEntry(ctx: Context, number: number): Promise<Entry> {
  const [entry] = await lockEntries(ctx.db, ctx.activity.id, [number]);
  if (entry) return entry;
  throw await noEntry(ctx, number);
}

export async function noEntry(ctx: Context, number: number): Promise<Problem> {
  const some = await hasEntries(ctx.db, ctx.activity.id);
  const hint = some
    ? `${ctx.prefix}roadmap list and ${ctx.prefix}roadmap search show the numbers.`
    : `The roadmap is empty: ${ctx.prefix}roadmap add and ${ctx.prefix}roadmap import fill it.`;
  const message = `There is no entry ${number} in the roadmap.`;
  return new Problem({ code: "not found", message, hint, field: "entry" });
}

export async function completeEntries(ctx: Context, typed: string): Promise<Option[]> {
  const found = await entriesBeginning(ctx.db, ctx.activity.id, typed.trim(), COMPLETED);
  return found.map(({ number, title, body }) => ({ label: `${number}: ${title} (${body})`, value: String(number) }));
}

const completeValues =
  (column: "topic" | "body") =>
  async ({ db, activity }: Context, typed: string): Promise<Option[]> =>
    (await valuesLike(db, activity.id, column, typed.trim(), COMPLETED)).map((value) => ({ label: value, value }));

export const completeTopics = completeValues("topic");
export const completeBodies = completeValues("body");
