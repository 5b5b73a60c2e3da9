import type { Board, DueNext, OpenThing, Waiting } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { inOneLine } from "#core/views/digest.ts";
import { waitingFor } from "../remind/digest.ts";

const WAITING_OF_A_KIND = 5;
const DUE_SHOWN = 8;

/** All that one person should look at: every noun adds its own. `later`: how many more are due than are named. */
export async function readBoard(ctx: PersonContext) {
  const [reminded, waits, open, due] = await Promise.all([
    waitingFor(ctx, ctx.actor.person, WAITING_OF_A_KIND),
    collected<Waiting>(ctx, (board) => board.waits),
    collected<OpenThing>(ctx, (board) => board.open),
    collected<DueNext>(ctx, (board) => board.due),
  ]);
  const coming = due.filter(({ at }) => Temporal.Instant.compare(at, ctx.now) > 0).sort((a, b) => compare(a.at, b.at));
  return {
    waiting: [...reminded.map((one) => ({ said: inOneLine(one), open: one.open })), ...waits],
    open: open.sort((a, b) => compare(a.endsAt, b.endsAt)),
    due: coming.slice(0, DUE_SHOWN).map(({ at, shown, what }) => ({ at: shown ?? at.toString(), what })),
    later: Math.max(0, coming.length - DUE_SHOWN),
    runs: ctx.actor.roles.length > 0,
  };
}

const compare = Temporal.Instant.compare;

async function collected<Thing>(
  ctx: PersonContext,
  part: (board: Board) => ((ctx: PersonContext) => Promise<Thing[]>) | undefined,
): Promise<Thing[]> {
  return (await Promise.all(ctx.boards.map(async (board) => (await part(board)?.(ctx)) ?? []))).flat();
}
