import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { withdrawalOutcome } from "#core/views/statement-review.ts";
import { standingOf } from "#db/queries/standing.ts";
import { changeStatement, type Statement, statementNumbered } from "#db/queries/statement.ts";
import { visibleTo } from "../room/who-sees.ts";
import { dropReview } from "./end-review.ts";
import { again, findToChange } from "./find-statement.ts";
import { type Happening, happened } from "./happened.ts";
import { mustBeAnother } from "./read-parties.ts";
import { mustAnswerFor, mustWrite } from "./rights.ts";
import { scheduleStatement } from "./schedule.ts";
import { mustBePossible } from "./state.ts";
import { tellPersons } from "./tell.ts";
import { whyUnheard } from "./why-unheard.ts";

type About = { statement: number; why?: string | undefined };
type To = Pick<Statement, "state"> & Partial<Pick<Statement, "settledAt" | "responsibleId">>;

async function moved(ctx: PersonContext, statement: Statement, to: To, event: Happening): Promise<Statement> {
  await changeStatement(ctx.db, statement.id, { settledAt: null, ...to });
  await happened(ctx, statement, event);
  const now = await again(ctx, statement.id);
  await scheduleStatement(ctx, now);
  return now;
}

/** No answer is planned; who notes one that asks for something says why. */
export async function noteStatement(ctx: PersonContext, { statement: number, why }: About) {
  const statement = await findToChange(ctx, number);
  mustBePossible(ctx, statement, "note");
  mustAnswerFor(ctx, statement);
  if (statement.purpose !== "information" && why === undefined) throw needsReason(ctx, statement);
  await moved(ctx, statement, { state: "noted", settledAt: ctx.now }, { what: "noted", note: why ?? null });
  return { activity: ctx.activity.slug, number };
}

/** Why is asked for where something was asked of us. */
export async function reasonToNote(ctx: PersonContext, args: Record<string, unknown>): Promise<string[]> {
  const number = args.statement;
  const found = typeof number === "number" ? await statementNumbered(ctx.db, ctx.activity.id, number) : undefined;
  return found && found.purpose !== "information" ? ["why"] : [];
}

const needsReason = ({ prefix }: PersonContext, { number, purpose }: Statement) =>
  new Problem({
    code: "invalid",
    message: `Statement ${number} is for ${purpose}, so please say why no answer is given.`,
    hint: `For example: ${prefix}statement note statement:${number} why:"Answered in statement 3."`,
    field: "why",
  });

/** It was meant for another body. */
export async function redirectStatement(ctx: PersonContext, { statement: number, to, why }: About & { to: string }) {
  const statement = await findToChange(ctx, number);
  mustBePossible(ctx, statement, "redirect");
  mustBeAnother(ctx, to, "to");
  const note = why === undefined ? to : `${to}. ${why}`;
  const now = await moved(ctx, statement, { state: "redirected", settledAt: ctx.now }, { what: "redirected", note });
  if (now.responsibleId !== null) await tellPersons(ctx, now, "settled", [now.responsibleId]);
  return { activity: ctx.activity.slug, number, sender: statement.sender, to };
}

/** One that came in goes off the record, one that was to go out is not sent. */
export async function withdrawStatement(ctx: PersonContext, { statement: number, why }: About) {
  const statement = await findToChange(ctx, number);
  await mustWrite(ctx, statement);
  mustBePossible(ctx, statement, "withdraw");
  const now = await moved(
    ctx,
    statement,
    { state: "withdrawn", settledAt: ctx.now },
    { what: "withdrawn", note: why ?? null },
  );
  await dropReview(ctx, statement, withdrawalOutcome(statement));
  await tellPersons(ctx, now, "settled", [
    now.direction === "in" ? (now.responsibleId ?? now.enteredBy) : now.enteredBy,
  ]);
  return { activity: ctx.activity.slug, number, direction: statement.direction };
}

/** Back to where something is to be done. Who was responsible is so again, if they still see it. */
export async function reopenStatement(ctx: PersonContext, { statement: number, why }: About) {
  const statement = await findToChange(ctx, number);
  mustBePossible(ctx, statement, "reopen");
  const responsibleId = await stillResponsible(ctx, statement);
  const state = statement.direction === "out" ? "draft" : responsibleId === null ? "received" : "assigned";
  const now = await moved(ctx, statement, { state, responsibleId }, { what: "reopened", note: why ?? null });
  if (now.direction === "out") await changeStatement(ctx.db, now.id, NOT_APPROVED);
  return { activity: ctx.activity.slug, number, state, responsible: now.responsible };
}

/** It is approved anew, and keeps the number it has. */
const NOT_APPROVED = { approvedAt: null, approvedBy: null, approvedAs: null, approvedMeetingId: null };

async function stillResponsible(ctx: PersonContext, { responsibleId, visibility }: Statement): Promise<number | null> {
  if (responsibleId === null) return null;
  const standing = await standingOf(ctx.db, ctx.activity.id, responsibleId);
  const takesPart = standing.membership !== undefined || standing.roles.length > 0;
  const mayAnswer = takesPart && whyUnheard(ctx.activity, standing) === undefined;
  return mayAnswer && visibleTo(standing).includes(visibility) ? responsibleId : null;
}
