import type { Reading } from "#core/contract/card.ts";
import type { Standing } from "#db/queries/standing.ts";
import { type Statement, statementById } from "#db/queries/statement.ts";
import { isOffered, MOVES, type Move } from "./state.ts";
import { whyUnheard } from "./why-unheard.ts";

type Who = Pick<Standing, "roles" | "membership"> & { person: number };

/** What this person may do with it now, as its buttons offer it. */
export async function movesOf(ctx: Reading, statement: Statement, who: Who): Promise<Move[]> {
  const own = await isOwn(ctx, statement, who.person);
  return MOVES.filter((move) => isOffered(statement, move) && may(ctx, move, { statement, who, own }));
}

type Trying = { statement: Statement; who: Who; own: boolean };

function may({ activity }: Reading, move: Move, { statement, who, own }: Trying): boolean {
  const { roles } = who;
  const officer = roles.length > 0;
  switch (move) {
    case "approve":
      return roles.includes("co-chair") && statement.state === "review";
    case "reply":
      return whyUnheard(activity, who) === undefined;
    case "note":
      return officer || (statement.responsibleId === who.person && whyUnheard(activity, who) === undefined);
    case "edit":
    case "review":
    case "withdraw":
      return officer || own;
    case "send":
    case "assign":
    case "redirect":
    case "reopen":
      return officer;
    default:
      return move satisfies never;
  }
}

/** Who drafted it, or is responsible for what it answers. */
export async function isOwn({ db }: Pick<Reading, "db">, statement: Statement, person: number): Promise<boolean> {
  if (statement.direction === "in") return false;
  if (statement.enteredBy === person) return true;
  const answered = statement.inReplyTo === null ? undefined : await statementById(db, statement.inReplyTo);
  return answered?.responsibleId === person;
}
