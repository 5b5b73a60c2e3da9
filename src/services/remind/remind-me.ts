import type { PersonContext } from "#core/contract/context.ts";
import { hoursOfOne } from "./hours-of.ts";
import { makeReminder, readTime } from "./make.ts";

/** A reminder to oneself, as a direct message; once, or again and again. Its time is read in one's own zone. */
export async function remindMe(ctx: PersonContext, input: { about: string; at: string }) {
  const { zone } = await hoursOfOne(ctx, ctx.actor.person);
  return await makeReminder(ctx, { ...input, zone });
}

/** Before it is made. */
export async function readsOwnTime(ctx: PersonContext, said: string): Promise<void> {
  readTime(ctx, said, (await hoursOfOne(ctx, ctx.actor.person)).zone);
}
