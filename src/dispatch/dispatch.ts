import type { Adapter, Answer, Asked } from "#core/contract/adapter.ts";
import type { Call, Carried, Values } from "#core/contract/call.ts";
import type { Command, Result } from "#core/contract/command.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Message } from "#core/contract/view.ts";
import { readDraft, readParked } from "#db/queries/record.ts";
import { checkAccess, unknownCommand } from "./access.ts";
import { askActivity } from "./ask-activity.ts";
import { type Desk, within } from "./desk.ts";
import { explainBug, explainProblem } from "./explain.ts";
import { fillIn } from "./fill-in.ts";
import { overlaid } from "./open-form.ts";
import { parseText } from "./parse-text.ts";
import { OPEN_FORM, planCall } from "./plan.ts";
import { show, type Turning } from "./respond.ts";
import { type Job, runJob } from "./run.ts";
import { actorIn, meet, whichActivity } from "./who.ts";

/** One call of a person, on its way: everything the three steps share. */
export type Case = {
  desk: Desk;
  adapter: Adapter;
  asked: Asked;
  id: string;
  answer: Answer;
  /** It came from a form, so a mistake is answered at its fields. */
  filled: boolean;
};

/** Typed text. */
export async function dispatchText(one: Case, text: string): Promise<void> {
  const parsed = parseText(text, [...one.desk.declarations]);
  if (parsed.status === "problem") {
    const { message, hint } = parsed;
    return await tell(one, explainProblem(new Problem({ code: "invalid", message, hint })));
  }
  await dispatchCall(one, { command: parsed.command, args: parsed.args });
}

/** A pressed button, a sent form, typed text that was read. Never throws for what a person did. */
export async function dispatchCall(one: Case, carried: Carried, values?: Values): Promise<void> {
  try {
    const call = "parked" in carried ? await unpark(one, carried.parked) : carried;
    await planAndRun(one, call, values);
  } catch (error) {
    if (error instanceof Problem) return await tell(one, explainProblem(error));
    const about = { command: "parked" in carried ? "a parked call" : carried.command, id: one.id };
    await tell(one, explainBug(error, about, one.desk.log, one.desk.chance));
  }
}

async function unpark({ desk }: Case, token: string): Promise<Call> {
  const read = readParked(desk.reading, token).then((call) => call ?? "gone");
  const call = await within(read, desk.patience.tokenMs);
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

async function planAndRun(one: Case, call: Call, values: Values | undefined): Promise<void> {
  const { desk, adapter, asked } = one;
  const command = desk.commands.get(call.command);
  if (!command || command.access === "clock") throw unknownCommand(call.command, adapter.can.typed.prefix);
  const who = await meet(desk, asked);
  const activity = await whichActivity(desk, call, asked, who);
  if (Array.isArray(activity)) return await tell(one, askActivity(activity, call));
  const draft = call.draft ? await readDraft(desk.reading, call.draft, who.account) : undefined;
  if (call.draft && !draft && !values) throw draftGone(command);
  const { [OPEN_FORM]: opened, ...args } = overlaid(call.args, draft?.args ?? {}, values);
  const plan = planCall(command, args);
  const actor = () => actorIn(desk.reading, activity, who);
  const prefix = adapter.can.typed.prefix;
  const found = { command, activity, args, draft: call.draft, accountId: who.account };
  if (plan.status === "incomplete" || opened !== undefined) {
    return await fillIn({ ...one, filled: one.filled && opened === undefined }, found, plan, actor);
  }
  const inbound = { platform: asked.by.platform, workspace: asked.by.workspace, id: one.id };
  const job = async (): Promise<Job> => {
    const person = await actor();
    await checkAccess(desk.reading, command, person, activity, prefix);
    return {
      inbound,
      command,
      input: plan.input,
      activity,
      actor: person,
      at: asked.at,
      roomName: asked.roomName,
      prefix,
    };
  };
  await runAndTell(one, found, job);
}

function draftGone(command: Command): Problem {
  const hint = `Please type ${command.name} again.`;
  return new Problem({
    code: "not found",
    message: "What you filled in is no longer kept (it is kept for a day).",
    hint,
  });
}

type Found = Parameters<typeof fillIn>[1];

/** Runs the command; a mistake in a field of a sent form opens it again, everything kept. */
async function runAndTell(one: Case, found: Found, job: () => Promise<Job>): Promise<void> {
  const { desk } = one;
  try {
    const result = await waited(
      one,
      job().then((ready) => runJob(desk, ready)),
    );
    await tellResult(one, found, result);
  } catch (error) {
    if (!(error instanceof Problem) || error.field === undefined || !one.filled) throw error;
    const errors = { [error.field]: `${error.message} ${error.hint}` };
    await fillIn(one, found, { status: "incomplete", missing: [], errors });
  }
}

/** Tells the platform that it takes longer, when it does. */
async function waited<Value>(one: Case, work: Promise<Value>): Promise<Value> {
  const late = (error: unknown) => one.desk.log.warn({ err: error }, "a platform could not be told to wait");
  const timer = setTimeout(() => void one.answer.busy().catch(late), one.desk.patience.busyAfterMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

async function tellResult(one: Case, found: Found, result: Result): Promise<void> {
  if ("file" in result) {
    const { name, type, bytes } = result.file;
    await one.answer.file(name, type, bytes, result.view);
    return;
  }
  await tell(one, result, turningOf(found));
}

function turningOf({ command, activity, args }: Found): Turning | undefined {
  if (command.effect !== "read" || !("page" in command.input.shape)) return undefined;
  const { page, ...rest } = args;
  const turn = (to: number): Call => ({
    activity: activity.slug,
    command: command.name,
    args: { ...rest, page: String(to) },
  });
  return { page: Number(page ?? 1), turn };
}

export async function tell(one: Case, view: Message, turning?: Turning): Promise<void> {
  await show(one.desk.reading, one.answer, view, one.adapter.can, turning);
}
