import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { Message } from "#core/contract/view.ts";
import { linkAnswered, linkCode, linkTyped, wrongCode } from "#core/views/link.ts";
import { endingsOf } from "#db/queries/linked-affiliation.ts";
import { answerLink } from "./answer-link.ts";
import { type LinkStep, makeLinkCode, typeLinkCode } from "./link.ts";

export type LinkAccounts = { code?: string | undefined; request?: string | undefined; answer?: string | undefined };

/** A code is made, typed, or what was asked is answered by a button. */
export async function linkAccounts(ctx: PersonContext, { code, request, answer }: LinkAccounts): Promise<Message> {
  if (request !== undefined) {
    const link = /^\d{1,15}$/.test(request) ? Number(request) : 0;
    return linkAnswered(await answerLink(ctx, link, answer === "yes" ? "yes" : "no"), leaderOf(ctx.activity.charter));
  }
  return await view(ctx, code === undefined ? await makeLinkCode(ctx) : await typeLinkCode(ctx, code));
}

async function view({ activity, db, prefix }: PersonContext, step: LinkStep): Promise<Message> {
  switch (step.step) {
    case "code":
      return linkCode(step.code, step.own, prefix);
    case "wrong":
      return wrongCode(step.left);
    case "typed":
      return linkTyped(activity.slug, { ...step, own: "typer", ends: await endingsOf(db, step.persons) });
    default:
      return step satisfies never;
  }
}
