import type { Call, Carried, Values } from "#core/contract/call.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import { isFileRef } from "#core/contract/file.ts";
import { Problem } from "#core/contract/problem.ts";
import { dropDraft, readParked } from "#db/queries/record.ts";
import { checkAccess, unknownCommand } from "./access.ts";
import { askActivity } from "./ask-activity.ts";
import { askAgain, askFor } from "./ask-again.ts";
import { argsOf, type Case, type Found, inboundOf, type Request, recognize, type Sorted, sorted } from "./case.ts";
import { within } from "./desk.ts";
import { draftGone, tellGone } from "./draft-gone.ts";
import { explainProblem } from "./explain.ts";
import { type Asking, checkBefore, fillIn, fillInBlind, neededBesides, readBefore } from "./fill-in.ts";
import { parseText } from "./parse-text.ts";
import { NEXT_PAGE, OPEN_FORM, type Plan, planCall, planForm } from "./plan.ts";
import { filesOf, withFiles } from "./read-files.ts";
import { type Done, runJob } from "./run.ts";
import { tell, tellDone, tellFailure, waited } from "./tell.ts";

const ASKED_HOURS = 24;

/** Typed text. */
export async function dispatchText(one: Case, text: string): Promise<void> {
  const parsed = parseText(text, [...one.desk.declarations]);
  if (parsed.status === "problem") return void (await tell(one, explainProblem(parsed)));
  await dispatchCall(one, { command: parsed.command, args: parsed.args });
}

/** A pressed button, a sent form, typed text that was read. Never throws for what a person did. */
export async function dispatchCall(one: Case, carried: Carried, values?: Values): Promise<void> {
  try {
    const call = "parked" in carried ? await unpark(one, carried.parked) : carried;
    await planAndRun(one, call, values);
  } catch (error) {
    await tellFailure(one, "parked" in carried ? "a parked call" : carried.command, error, values);
  }
}

async function unpark({ desk }: Case, token: string): Promise<Call> {
  const read = readParked(desk.reading, token).then((call) => call ?? "gone");
  const call = await within(read, desk.patience.tokenMs, desk.log);
  if (call === undefined) {
    throw new Problem({
      code: "unavailable",
      message: "The record did not answer in time.",
      hint: "Please press again.",
    });
  }
  if (call === "gone") {
    const hint = "Show the thing again and use its new buttons.";
    throw new Problem({ code: "not found", message: "This button is too old.", hint });
  }
  return call;
}

/** The schema alone says whether a form is needed; only a draft has to be read for it. */
async function planAndRun(one: Case, call: Call, values: Values | undefined): Promise<void> {
  const command = one.desk.commands.get(call.command);
  if (!command || command.access === "clock") throw unknownCommand(call.command, one.adapter.can.typed.prefix);
  const { [OPEN_FORM]: opened, [NEXT_PAGE]: next, ...rest } = call.args;
  const drafted = call.draft !== undefined;
  const request: Request = drafted
    ? { command, call, values, opened, next, given: rest }
    : { command, call, values, opened: undefined, next: undefined, given: call.args };
  const plan = drafted ? undefined : planCall(command, argsOf(request));
  const needs = command.needs?.when(argsOf(request)) ?? false;
  if (one.filled || (plan?.status === "complete" && !needs)) return await runAndTell(one, request);
  await openForm(one, request);
}

type Looked = Exclude<Sorted, { status: "found" }> | { status: "complete" } | ({ status: "form" } & Asking);

/** A form can be opened only now: what the record says is waited for a moment. */
async function openForm(one: Case, request: Request): Promise<void> {
  const { desk } = one;
  const looked = await within(look(one, request), desk.patience.planMs, desk.log);
  if (looked === undefined) {
    const plan = planForm(request.command, planCall(request.command, request.given), request);
    if (plan.status === "complete" && request.call.draft === undefined) return await runAndTell(one, request);
    const gap = plan.status === "incomplete" ? plan : NOTHING;
    return await fillInBlind(one, request, gap);
  }
  switch (looked.status) {
    case "which":
      return await tellWhich(one, looked.activities, request);
    case "draft gone":
      throw draftGone(request.command);
    case "complete":
      return await runAndTell(one, request);
    case "form":
      return await fillIn(one, looked);
    default:
      looked satisfies never;
  }
}
const missingNow = (needed: string[]) => (needed.length > 0 ? { missing: needed, needed: true as const } : {});
const NOTHING: Plan & { status: "incomplete" } = { status: "incomplete", missing: [], errors: {} };

async function look(one: Case, request: Request): Promise<Looked> {
  const seen = sorted(request, await recognize(one, request));
  if (seen.status !== "found") return seen;
  const { found } = seen;
  const plan = planForm(request.command, planCall(request.command, found.args), request);
  const needed = plan.status === "complete" ? await neededBesides(one, found) : [];
  if (plan.status === "complete" && request.opened === undefined && needed.length === 0) return { status: "complete" };
  const gap = plan.status === "incomplete" ? plan : { ...NOTHING, ...missingNow(needed) };
  return { status: "form", found, gap, live: await readBefore(one, found) };
}

type Ran = Exclude<Looked, { status: "complete" }> | { status: "ran"; found: Found; result: Done; input: unknown };

/** Runs the command; a mistake in a field of a sent form opens it again, everything kept. */
async function runAndTell(one: Case, request: Request): Promise<void> {
  const ran = await waited(one, run(one, request));
  switch (ran.status) {
    case "which":
      return await tellWhich(one, ran.activities, request);
    case "draft gone":
      return await tellGone(one, ran.found);
    case "form":
      return await fillIn(one, ran);
    case "ran":
      await tellDone(one, ran.found, ran.result, ran.input);
      return await forgetDraft(one, ran.found);
    default:
      ran satisfies never;
  }
}

async function run(one: Case, request: Request): Promise<Ran> {
  const { desk, asked, adapter, who } = one;
  const seen = sorted(request, await recognize(one, request));
  if (seen.status !== "found") return seen;
  const { found } = seen;
  const { command, activity } = found;
  const plan = planForm(command, planCall(command, found.args), { opened: undefined, next: request.next });
  if (plan.status === "incomplete") {
    return { status: "form", ...(await askFor(one, found, plan)) };
  }
  const prefix = adapter.can.typed.prefix;
  const actorFrom = async (db: Db) => {
    const actor = await who.actorIn(db, activity);
    await checkAccess(db, command, actor, activity, prefix);
    return actor;
  };
  const { threads } = adapter.can;
  const where = { at: asked.at, roomName: asked.roomName, prefix, heardHere: threads ? threads.read : false };
  try {
    const input = await fetched(one, found, plan.input);
    const job = { inbound: inboundOf(one), command, input, activity, actorFrom, ...where };
    const result = await runJob(desk, job);
    return { status: "ran", found, result, input };
  } catch (error) {
    if (!(error instanceof Problem) || error.field === undefined) throw error;
    return { status: "form", ...(await askAgain(one, found, error, error.field)) };
  }
}

/** Files are fetched for whom the command is, before anything is written. */
async function fetched(one: Case, found: Found, input: unknown): Promise<unknown> {
  const { command, args } = found;
  if (![...filesOf(command).keys()].some((name) => isFileRef(args[name]))) return input;
  await checkBefore(one, found);
  const plan = planCall(command, await withFiles(one.adapter, command, args));
  if (plan.status === "incomplete") throw new Error(`${command.name} does not take the file it asked for`);
  return plan.input;
}

/** What a form sent goes into the buttons, which are kept for a day. */
async function tellWhich(one: Case, activities: Activity[], request: Request): Promise<void> {
  const { command, values, call } = request;
  const asked: Call = values ? { command: command.name, args: argsOf(request) } : call;
  await tell(one, askActivity(activities, asked), { keepHours: ASKED_HOURS });
}

async function forgetDraft({ desk, who }: Case, { draft, command }: Found): Promise<void> {
  if (draft === undefined) return;
  try {
    await dropDraft(desk.reading, { id: draft, accountId: (await who.met()).account, command: command.name });
  } catch (error) {
    desk.log.warn({ err: error }, "a draft that was used is still kept");
  }
}
