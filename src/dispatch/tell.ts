import type { Call, Values } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Result } from "#core/contract/command.ts";
import { sizeOf } from "#core/contract/file.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { whatWasDone } from "#db/queries/record.ts";
import { type Case, type Found, inboundOf } from "./case.ts";
import { explainFailure, explainUnshown } from "./explain.ts";
import { type Showing, show, type Turning } from "./respond.ts";
import type { Done } from "./run.ts";
import { withWritten } from "./written.ts";

/** Returns why the platform refused it, when it did. */
export async function tell(one: Case, view: Message, showing?: Showing): Promise<string | undefined> {
  return await show(one.desk.reading, one.answer, view, one.adapter.can, showing);
}

/** The last word about a call that failed: when it cannot be said either, the log has it. `values`: what a form sent with it. */
export async function tellFailure(one: Case, command: string, error: unknown, values?: Values): Promise<void> {
  const about = { command, id: one.id };
  const declaration = one.desk.declarations.find(({ name }) => name === command);
  try {
    await tell(one, withWritten(explainFailure(error, about, one.desk), declaration, values));
  } catch (untold) {
    one.desk.log.error({ ...about, err: untold }, "nobody could be told that a command failed");
  }
}

/** `input`: the arguments as the command took them. */
export async function tellDone(one: Case, found: Found, result: Done, input: unknown): Promise<void> {
  if ("repeated" in result) return void (await tell(one, result.repeated, { repeated: true }));
  try {
    const refused = await tellResult(one, found, result, input);
    if (refused !== undefined) throw new Error(`the platform refused the answer: ${refused}`);
  } catch (error) {
    if (found.command.effect === "read") throw error;
    await tellUnshown(one, found, error);
  }
}

async function tellResult(one: Case, found: Found, result: Result, input: unknown): Promise<string | undefined> {
  if (!("file" in result)) return await tell(one, result, { turning: turningOf(found, input) });
  const { name, type, bytes } = result.file;
  const { can } = one.adapter;
  if (bytes.byteLength > can.fileBytes) return await tell(one, tooLargeToSend(result.view, result.file, can));
  const answered = await one.answer.file(name, type, bytes, result.view);
  return answered.status === "refused" ? `${answered.why}: ${answered.detail}` : undefined;
}

/** Nothing is cut: it is said where it cannot go. */
function tooLargeToSend(
  view: Message,
  { name, bytes }: { name: string; bytes: Uint8Array },
  can: Capabilities,
): Message {
  const text = `${name} has ${sizeOf(bytes.byteLength)}; ${can.name} takes files of at most ${sizeOf(can.fileBytes)}, so it cannot be sent here.`;
  const parts: Part[] = [{ kind: "text", spans: [text] }];
  return { kind: "message", summary: text, parts: [...view.parts, ...parts] };
}

/** What was committed stays: with its button where there is one, without where even that cannot be shown. */
async function tellUnshown(one: Case, { command }: Found, error: unknown): Promise<void> {
  const { log, reading } = one.desk;
  const about = { command: command.name, id: one.id };
  const unshown = explainUnshown(error, about, one.desk);
  try {
    const done = await whatWasDone(reading, inboundOf(one));
    const choices: Choice[] = done?.show ? [{ label: "Show it", call: done.show }] : [];
    if ((await tell(one, unshown(choices))) === undefined) return;
  } catch (unseen) {
    log.warn({ ...about, err: unseen }, "the button to what was done could not be shown");
  }
  try {
    await one.answer.reply(unshown([]));
  } catch (untold) {
    log.error({ ...about, err: untold }, "nobody could be told that a command was done");
  }
}

function turningOf({ command, activity, args }: Found, input: unknown): Turning | undefined {
  if (command.effect !== "read" || typeof input !== "object" || input === null || !("page" in input)) return undefined;
  const { page: _, ...rest } = args;
  const turn = (to: number): Call => ({
    activity: activity.slug,
    command: command.name,
    args: { ...rest, page: String(to) },
  });
  return { page: Number(input.page), turn };
}

/** Tells the platform that it takes longer, when it does. */
export async function waited<Value>(one: Case, work: Promise<Value>): Promise<Value> {
  const { busyAfterMs } = one.desk.patience;
  const late = (error: unknown) => one.desk.log.warn({ err: error }, "a platform could not be told to wait");
  const leftMs = Math.max(0, one.startedMs + busyAfterMs - performance.now());
  const timer = setTimeout(() => void one.answer.busy().catch(late), leftMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
