import type { Context } from "#core/contract/context.ts";
import type { Statement } from "#db/queries/statement.ts";
import { shownEnd } from "../time/shown-end.ts";
import { isOver } from "./owed.ts";

type Around = { now: Temporal.Instant; activity: Pick<Context["activity"], "zone"> };

/** Its deadline as views take it; nothing where there is none. */
export function endOf({ now, activity }: Around, statement: Statement) {
  const { deadlineAt } = statement;
  return deadlineAt === null
    ? {}
    : { deadline: { ...shownEnd(deadlineAt, activity.zone), over: isOver(statement, now) } };
}
