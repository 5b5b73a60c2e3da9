import type { Command, Declaration } from "#core/contract/command.ts";
import type { Activity, Context, PersonActor } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { checkAccess } from "./access.ts";
import { type Desk, within } from "./desk.ts";
import type { Case } from "./dispatch.ts";
import { explainProblem } from "./explain.ts";
import { callOf, type Filling, keepFilling, type Found as Live, openForm, readForForm } from "./open-form.ts";
import { describeGap, OPEN_FORM, type Plan } from "./plan.ts";
import { show } from "./respond.ts";

export type Found = {
  command: Command;
  activity: Activity;
  args: Record<string, unknown>;
  draft: string | undefined;
  accountId: number;
};

/** Something is missing or wrong: a form at once; where none can be opened now, the mistake in words and a button to the form. */
export async function fillIn(one: Case, found: Found, plan: Plan, actor: () => Promise<PersonActor>): Promise<void>;
export async function fillIn(one: Case, found: Found, plan: Plan & { status: "incomplete" }): Promise<void>;
export async function fillIn(one: Case, found: Found, plan: Plan, actor?: () => Promise<PersonActor>): Promise<void> {
  const { desk, adapter, answer } = one;
  const declaration = declarationOf(desk, found.command);
  const gap = plan.status === "incomplete" ? plan : { status: plan.status, missing: [], errors: {} };
  const filling: Filling = { ...found, declaration, errors: gap.errors, missing: gap.missing, can: adapter.can };
  const reading = actor && readBefore(one, found, actor);
  const live = reading && (await within(reading, desk.patience.planMs));
  const draft = await keepFilling(desk, filling);
  if (!one.filled || adapter.can.form.errors) {
    const answered = await answer.form(openForm(filling, live, draft));
    if (answered.status === "sent") return;
    desk.log.info({ command: found.command.name, why: answered.why }, "a form could not be opened; answered in words");
  }
  const problem = describeGap(
    declaration,
    { status: "incomplete", missing: gap.missing, errors: gap.errors },
    adapter.can.typed.prefix,
  );
  const label = one.filled && Object.keys(gap.errors).length > 0 ? "Correct" : "Continue";
  const view = explainProblem(problem, [{ label, call: callOf(filling, draft, { [OPEN_FORM]: "yes" }), tone: "main" }]);
  await show(desk.reading, answer, view, adapter.can);
}

function declarationOf(desk: Desk, command: Command): Declaration {
  const declaration = desk.declarations.find((one) => one.name === command.name);
  if (declaration) return declaration;
  throw new Problem({ code: "not found", message: `There is no command "${command.name}".`, hint: "Type help." });
}

/** Who may not is told here, not after ten fields. */
async function readBefore(one: Case, found: Found, actor: () => Promise<PersonActor>): Promise<Live> {
  const { desk, adapter, asked } = one;
  const { command, activity, args } = found;
  const prefix = adapter.can.typed.prefix;
  const person = await actor();
  await checkAccess(desk.reading, command, person, activity, prefix);
  const ctx: Context = {
    db: desk.reading,
    now: desk.clock.now(),
    chance: desk.chance,
    activity,
    actor: person,
    at: asked.at,
    roomName: asked.roomName,
    commands: desk.declarations,
    prefix,
    record: () => Promise.reject(new Error("a read before a form records nothing")),
  };
  return await readForForm(command, ctx, args);
}
