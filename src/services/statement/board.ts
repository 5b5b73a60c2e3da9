import { type DueNext, defineBoard, type OpenThing, type Waiting } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { statementDue, statementOpen, statementOwed, statementWaits } from "#core/views/statement-board.ts";
import type { Statement } from "#db/queries/statement.ts";
import { listStatements } from "#db/queries/statement-list.ts";
import { shownEnd } from "../time/shown-end.ts";
import { phaseOfReview } from "./end-review.ts";
import { isOver, isOwed } from "./owed.ts";
import { isChangedSince } from "./state.ts";
import { seenBy } from "./who-sees.ts";

export const board = defineBoard({
  async open(ctx) {
    const owed = (await underWay(ctx)).filter(isOwed);
    return owed.flatMap((one): OpenThing[] => {
      if (one.deadlineAt === null) return [];
      const end = { ...shownEnd(one.deadlineAt, ctx.activity.zone), over: isOver(one, ctx.now) };
      return [{ endsAt: one.deadlineAt, said: statementOpen(one, end), owes: statementOwed(one) }];
    });
  },
  async waits(ctx) {
    const found: Waiting[] = [];
    for (const one of await underWay(ctx)) {
      const what = await waitsFor(ctx, one);
      if (what) found.push(statementWaits(ctx.activity.slug, { ...one, what, leader: leaderOf(ctx.activity.charter) }));
    }
    return found;
  },
  async due(ctx) {
    const owed = (await underWay(ctx)).filter((one) => isOwed(one) && !isOver(one, ctx.now));
    return owed.flatMap((one): DueNext[] => {
      if (one.deadlineAt === null) return [];
      return [
        { at: one.deadlineAt, shown: shownEnd(one.deadlineAt, ctx.activity.zone).endsAt, what: statementDue(one) },
      ];
    });
  },
});

/** What is reminded of stands on the board without this. */
async function waitsFor(ctx: PersonContext, statement: Statement) {
  const { actor } = ctx;
  const { state, responsibleId, enteredBy } = statement;
  const officer = actor.roles.length > 0;
  switch (state) {
    case "received":
      return officer && !isOwed(statement) ? "note" : undefined;
    case "assigned":
      return responsibleId === actor.person && !isOwed(statement) ? "note" : undefined;
    case "draft":
      return enteredBy === actor.person ? "review" : undefined;
    case "review":
      return await waitsInReview(ctx, statement);
    case "approved":
      return officer ? "send" : undefined;
    case "answered":
    case "noted":
    case "redirected":
    case "sent":
    case "withdrawn":
      return undefined;
    default:
      return state satisfies never;
  }
}

/** Not while the members are asked; a call that is not agreed waits as its discussion. */
async function waitsInReview(ctx: PersonContext, statement: Statement) {
  const phase = await phaseOfReview(ctx, statement);
  if (phase !== "ended" && phase !== "agreed" && phase !== "concluded") return undefined;
  const leads = ctx.actor.roles.includes("co-chair");
  if (!isChangedSince(statement)) return leads ? "approve" : undefined;
  return leads || statement.enteredBy === ctx.actor.person ? "review anew" : undefined;
}

const underWay = (ctx: PersonContext) => listStatements(ctx.db, { ...seenBy(ctx), state: "open" }, 0);
