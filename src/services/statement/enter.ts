import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { nameKey } from "#db/queries/member.ts";
import { type Around, addStatement, type NewStatement, type Statement } from "#db/queries/statement.ts";
import { putFiles } from "./files.ts";
import { again } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { scheduleStatement } from "./schedule.ts";

type Entered = Omit<NewStatement, "activityId" | "number" | "titleKey" | "identifierKey" | "enteredBy" | "enteredAt">;

type Entering = Around & { file: ReceivedFile | undefined };

/** Puts a statement on record, with its number in this activity. */
export async function enterStatement(ctx: PersonContext, entered: Entered, around: Entering): Promise<Statement> {
  const { id: activityId } = ctx.activity;
  const number = await nextNumber(ctx.db, activityId, "statement");
  const { title, identifier = null } = entered;
  const { file } = around;
  const keys = { titleKey: nameKey(title), identifierKey: identifier === null ? null : nameKey(identifier) };
  const by = { enteredBy: ctx.actor.person, enteredAt: ctx.now };
  const id = await addStatement(
    ctx.db,
    { ...entered, ...keys, ...by, activityId, number, files: file ? 1 : 0 },
    around,
  );
  await putFiles(ctx, id, { file });
  const statement = await again(ctx, id);
  await happened(ctx, statement, { what: entered.direction === "in" ? "received" : "drafted" });
  await scheduleStatement(ctx, statement);
  return statement;
}
