import type { Context } from "#core/contract/context.ts";
import type { Ladder, Recipient } from "#core/contract/reminders.ts";
import { holdersOf } from "#db/queries/member.ts";
import type { Rung } from "../time/ladder.ts";
import { endAhead, ladderOf, stepsOf } from "./kinds.ts";
import { plan } from "./plan.ts";
import { planNextStep, type Thing } from "./schedule.ts";

/** A step of a ladder has come: plans a reminder for each who still owes, and for nobody else. One that was planned for an end that moved does nothing. */
export async function stepReminders(ctx: Context, { at, ...thing }: Thing & { at: Temporal.Instant }): Promise<void> {
  const declared = ladderOf(ctx, thing.kind);
  const term = await declared.term(ctx, thing.id);
  if (!term) return;
  const { ladder, last } = stepsOf(ctx, declared.of, term);
  await planNextStep(ctx, thing, term);
  if (!last || Temporal.Instant.compare(last.at, at) < 0) return;
  const owing = new Map<number, Recipient>();
  for (const { who } of recipientsOf(ladder, last)) {
    for (const person of await persons(ctx, thing, who)) if (!owing.has(person)) owing.set(person, who);
  }
  const to = [...owing].map(([person, who]) => ({ person, who }));
  await plan(ctx, thing, to, { end: endAhead(ctx, term) });
}

export function recipientsOf({ to }: Pick<Ladder, "to">, { side, lead }: Pick<Rung, "side" | "lead">): Ladder["to"] {
  return to.filter(({ before, after }) => {
    switch (side) {
      case "before":
        return before?.includes(lead) ?? true;
      case "after":
        return after?.includes(lead) ?? true;
      case "every":
        return before === undefined || before.length > 0;
      case "afterwards":
        return after === undefined || after.length > 0;
      default:
        return side satisfies never;
    }
  });
}

async function persons(ctx: Context, { kind, id }: Thing, who: Recipient): Promise<number[]> {
  if (who !== "co-chairs" && who !== "secretariat") return await ladderOf(ctx, kind).owing(ctx, id, who);
  const holders = await holdersOf(ctx.db, ctx.activity.id, [who === "co-chairs" ? "co-chair" : who]);
  return holders.map((one) => one.personId);
}
