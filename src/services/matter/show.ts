import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { matterShown } from "#core/views/matter.ts";
import { visibleTo } from "../room/who-sees.ts";
import { faceOf } from "./face.ts";
import { findMatter } from "./find-matter.ts";

/** As its card, and for co-chairs what can be done with it now. */
export async function showMatter(ctx: PersonContext, input: { matter: number }): Promise<Message> {
  const matter = await findMatter(ctx, input.matter);
  return matterShown(faceOf(ctx.activity, matter, visibleTo(ctx.actor)), ctx.actor.roles.includes("co-chair"));
}
