import type { PersonContext } from "#core/contract/context.ts";
import { changeNomination } from "#db/queries/nomination.ts";
import { replanned, showOf } from "./carry-on.ts";
import { isInTheRunning } from "./find-nomination.ts";
import { lockedFor } from "./locked.ts";
import { inWindow } from "./subject.ts";
import { tellPersonsOf, tellRoomsOf } from "./tell.ts";
import { callOffWindow } from "./withdraw.ts";

/** Ends it without an appointment; who was in the running is told. */
export async function closeNomination(ctx: PersonContext, input: { nomination: number; reason?: string | undefined }) {
  const { nomination } = await lockedFor(ctx, input.nomination, "close");
  const { id, number, body, direction, nominees } = nomination;
  await callOffWindow(ctx, nomination, inWindow(nomination));
  const settled = { settledAt: ctx.now, settledBy: ctx.actor.person, closedWhy: input.reason ?? null };
  await changeNomination(ctx.db, id, { state: "closed", ...settled });
  await ctx.record({ what: "nomination closed", ids: { nomination: id }, show: showOf(nomination) });
  await replanned(ctx, nomination);
  await tellRoomsOf(ctx, id, "closed");
  const persons = nominees.filter(isInTheRunning).map((one) => one.personId);
  await tellPersonsOf(ctx, { nomination: id, what: "closed", persons });
  return { activity: ctx.activity.slug, number, body, direction, reason: input.reason };
}
