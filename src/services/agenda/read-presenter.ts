import type { Context } from "#core/contract/context.ts";
import { nameKey, personsNamed } from "#db/queries/member.ts";
import type { Planned } from "./planned.ts";

export type WithPresenter = Planned & { presenterId: number | null };

/** A name that exactly one member has is that member; any other words stay words. */
export async function withPresenters(ctx: Context, items: Planned[]): Promise<WithPresenter[]> {
  const names = [...new Set(items.flatMap(({ presenter }) => (presenter === null ? [] : [nameKey(presenter)])))];
  const persons = await personsNamed(ctx.db, ctx.activity.id, names);
  return items.map((item) => {
    const presenterId = item.presenter === null ? undefined : persons.get(nameKey(item.presenter));
    return presenterId === undefined ? { ...item, presenterId: null } : { ...item, presenter: null, presenterId };
  });
}
