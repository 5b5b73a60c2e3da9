import type { PersonContext } from "#core/contract/context.ts";
import type { Liaison } from "#db/queries/liaison.ts";
import { tellEach, tellHolders } from "../member/tell-each.ts";

const said = ({ activity, actor }: PersonContext, what: string) => ({
  activityId: activity.id,
  notice: `liaison ${what}`,
  except: [actor.person],
});

export const tellRepresentative = (
  ctx: PersonContext,
  { id, personId }: Pick<Liaison, "id" | "personId">,
  what: string,
) => tellEach(ctx, { ...said(ctx, what), about: { liaison: id }, persons: [personId] });

export const tellCoChairs = (ctx: PersonContext, what: string, about: Record<string, number>) =>
  tellHolders(ctx, { ...said(ctx, what), about, roles: ["co-chair"] });
