import type { Command, Declaration } from "#core/contract/command.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { checkAccess } from "./access.ts";
import { saidByCharter } from "./by-charter.ts";
import type { Case, Found, Request } from "./case.ts";
import type { Desk } from "./desk.ts";
import { explainProblem } from "./explain.ts";
import { judged } from "./judged.ts";
import { misread, saidAtFields } from "./misread.ts";
import {
  callOf,
  draftFor,
  type Filling,
  keepFilling,
  type Found as Live,
  nextPage,
  openForm,
  readForForm,
} from "./open-form.ts";
import { describeGap, OPEN_FORM, type Plan, saidOfMissing } from "./plan.ts";
import { tell } from "./tell.ts";

type Gap = Plan & { status: "incomplete" };
/** What is to be asked for; `live` is what was read before the form, unless that came late. */
export type Asking = { found: Found; gap: Gap; live?: Live | undefined };

/** Something is missing or wrong, and the record was read in time. */
export async function fillIn(one: Case, { found, gap, live }: Asking): Promise<void> {
  const filling: Filling = {
    ...fillingOf(one, found.command, { ...gap, errors: { ...live?.wrong, ...gap.errors } }, found.activity.slug),
    args: found.args,
    draft: draftFor(one.desk, found.args, found.draft),
  };
  await ask(one, filling, live, async () => keepFilling(one.desk, filling, (await one.who.met()).account));
}

/** The record is late: the form opens with what the call says, and who asks is waited for only to keep that. */
export async function fillInBlind(one: Case, request: Request, gap: Gap): Promise<void> {
  const { desk } = one;
  const { call, given, command } = request;
  const [only, ...others] = desk.activities.keys();
  const activity = call.activity ?? (others.length === 0 ? only : undefined);
  const filling: Filling = {
    ...fillingOf(one, command, gap, activity),
    args: given,
    draft: draftFor(desk, given, call.draft),
  };
  const keep = async () => {
    if (call.draft === undefined && filling.draft !== undefined)
      await keepFilling(desk, filling, (await one.who.met()).account);
  };
  await ask(one, filling, undefined, keep);
}

function fillingOf({ desk, adapter, filled }: Case, command: Command, gap: Gap, activity: string | undefined) {
  const { errors, why, needed, page, again = [] } = gap;
  const missing = [...gap.missing, ...again.filter((name) => !gap.missing.includes(name))];
  const declaration = declarationOf(desk, command);
  const needs = needed ? gap.missing : [];
  const { can } = adapter;
  const known = saidByCharter(declaration.fields, desk.activities.get(activity ?? ""), can);
  const fields = known.map((field) => (needs.includes(field.name) ? { ...field, required: true } : field));
  const said = filled || gap.tried ? saidOfMissing(gap) : {};
  return { command, declaration: { ...declaration, fields }, activity, errors, missing, why, said, page, can };
}

/** A form at once, and what was given is kept behind it; where none can be opened now, the mistake in words and a button to the form. */
async function ask(one: Case, filling: Filling, live: Live | undefined, keep: () => Promise<void>): Promise<void> {
  const { adapter } = one;
  if ((!one.filled || adapter.can.form.errors) && (await opened(one, filling, live, keep))) return;
  await keep();
  const { missing, why = {}, errors, page } = filling;
  const gap: Gap = { status: "incomplete", missing, why, errors, ...(page === undefined ? {} : { page }) };
  const problem = describeGap(filling.declaration, gap, adapter.can.typed.prefix);
  const wrong = Object.keys(gap.errors).join(" ") || undefined;
  const label = one.filled && wrong !== undefined ? "Correct" : "Continue";
  await tell(one, explainProblem(problem, [{ label, call: callToForm(filling, wrong), tone: "main" }]));
}

/** Shown before it is kept; who sends it sooner than that waits for its draft. */
async function opened(
  one: Case,
  filling: Filling,
  live: Live | undefined,
  keep: () => Promise<void>,
): Promise<boolean> {
  const { log, keeping } = one.desk;
  const { draft = "", command } = filling;
  const kept = Promise.withResolvers<void>();
  keeping.set(draft, kept.promise);
  try {
    const answered = await one.answer.form(openForm(filling, live));
    if (answered.status !== "sent") {
      log.info({ command: command.name, why: answered.why }, "a form could not be opened; answered in words");
      return false;
    }
    await keep().catch((error: unknown) => log.warn({ command: command.name, err: error }, "a draft was not kept"));
    return true;
  } finally {
    if (keeping.get(draft) === kept.promise) keeping.delete(draft);
    kept.resolve();
  }
}

/** Without a draft nothing was given, and the command alone opens its form. */
export const callToForm = (filling: Filling, wrong = "yes") =>
  callOf(filling, filling.draft === undefined ? {} : { [OPEN_FORM]: wrong, ...nextPage(filling.page) });

function declarationOf(desk: Desk, command: Command): Declaration {
  const declaration = desk.declarations.find((one) => one.name === command.name);
  if (declaration) return declaration;
  throw new Problem({ code: "not found", message: `There is no command "${command.name}".`, hint: "Type help." });
}

/** Who may not, or not with what is named, is told here, not after ten fields. */
export async function readBefore(one: Case, found: Found): Promise<Live> {
  const { command, draft } = found;
  const ctx = await contextBefore(one, found);
  const args = judged(command, found.args);
  const wrong = await misread(command, ctx, args);
  const unusable = wrong.find(({ wanted }) => wanted);
  const again = one.filled || draft !== undefined;
  if (unusable && !again) throw unusable.problem;
  return { ...(await readForForm(command, ctx, { args, again })), wrong: saidAtFields(command, ctx, wrong) };
}

/** What is wanted besides, though the schema takes the call as it is. */
export async function neededBesides(one: Case, found: Found): Promise<string[]> {
  const { command, args } = found;
  if (!command.needs?.when(args)) return [];
  return await command.needs.fields(await contextBefore(one, found), judged(command, args));
}

/** Throws a Problem for whom the command is not. */
export async function checkBefore(one: Case, found: Found): Promise<void> {
  await contextBefore(one, found);
}

async function contextBefore(one: Case, { command, activity }: Found): Promise<PersonContext> {
  const { desk, adapter, asked, who } = one;
  const prefix = adapter.can.typed.prefix;
  await who.met();
  const actor = await who.actorIn(desk.reading, activity);
  await checkAccess(desk.reading, command, actor, activity, prefix);
  return {
    db: desk.reading,
    now: desk.clock.now(),
    chance: desk.chance,
    activity,
    actor,
    at: asked.at,
    roomName: asked.roomName,
    commands: desk.declarations,
    cards: desk.cards,
    threads: desk.threads,
    prefix,
    heardHere: false,
    reminders: desk.reminders,
    boards: desk.boards,
    reports: desk.reports,
    together: desk.together,
    record: () => Promise.reject(new Error("a read before a form records nothing")),
  };
}

/** What was filled in on other pages is gone: told, with a way on that keeps what came now. */
export async function tellDraftGone(one: Case, found: Found, problem: Problem): Promise<void> {
  const gap: Gap = { status: "incomplete", missing: [], errors: {} };
  const filling: Filling = {
    ...fillingOf(one, found.command, gap, found.activity.slug),
    args: found.args,
    draft: draftFor(one.desk, found.args, undefined),
  };
  await keepFilling(one.desk, filling, (await one.who.met()).account);
  await tell(one, explainProblem(problem, [{ label: "Continue", call: callToForm(filling), tone: "main" }]));
}
