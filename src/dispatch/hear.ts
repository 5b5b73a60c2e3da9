import { setTimeout as pause } from "node:timers/promises";
import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { FileRef } from "#core/contract/call.ts";
import type { Actor, Context, Db, PersonContext } from "#core/contract/context.ts";
import type { HeardThread, LinkedFile, Thread } from "#core/contract/thread.ts";
import { type HeardRow, isCopy, threadAt } from "#db/queries/thread-heard.ts";
import { isLost } from "./database-code.ts";
import type { Desk } from "./desk.ts";
import { runJob } from "./run.ts";
import { askerOf } from "./who.ts";

export type Written = Extract<Inbound, { kind: "said" | "edited" | "deleted" }>;

/** What people write in a thread of ours, each thread in its order; anywhere else nobody listens. */
export async function hear(desk: Desk, adapter: Adapter, event: Written): Promise<void> {
  const { platform, workspace, channel, thread } = event.message;
  if (thread === undefined) return;
  const key = JSON.stringify([platform, workspace, channel, thread]);
  await desk.inOrder(key, () => untilHeard(desk, () => hearNext(desk, adapter, event)));
}

const PAUSES_MS = [250, 1000, 4000];

/** The platform will not say it again: a moment without the database loses nothing, and the event's id keeps it from being written twice. */
async function untilHeard(desk: Desk, work: () => Promise<void>): Promise<void> {
  for (const ms of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!isLost(error)) throw error;
      desk.log.warn({ err: error }, "what was written in a thread waits for the database");
      await pause(ms);
    }
  }
  await work();
}

async function hearNext(desk: Desk, adapter: Adapter, event: Written): Promise<void> {
  const row = await threadAt(desk.reading, event.message);
  const declared = row && desk.threads.get(row.of);
  const activity = row && [...desk.activities.values()].find((one) => one.id === row.activityId);
  if (!declared || !activity || (activity.over && event.kind !== "deleted")) return;
  if (await isCopy(desk.reading, row.id, event.message.message)) return;
  const { message } = event.message;
  if (event.kind === "edited" && !(await declared.has(desk.reading, { thread: row.id, message }))) return;
  const by = "by" in event ? event.by : undefined;
  const who = by && askerOf(desk, { by, at: event.message });
  const actorFrom = async (db: Db): Promise<Actor> => (who ? await who.actorIn(db, activity) : { kind: "clock" });
  const { platform, workspace } = by ?? event.message;
  await runJob(desk, {
    inbound: { platform, workspace, id: event.id },
    command: { name: `${row.of} ${event.kind}`, effect: "write", run: (ctx) => write(declared, ctx, row, event) },
    input: {},
    activity,
    actorFrom,
    at: event.message,
    prefix: adapter.can.typed.prefix,
  });
}

const DONE = { kind: "message" as const, summary: "", parts: [] };

async function write(declared: Thread, ctx: Context, row: HeardRow, event: Written) {
  const thread: HeardThread = { id: row.id, ofId: row.ofId, visibility: row.visibility };
  const { message } = event.message;
  if (event.kind === "deleted") await declared.deleted(ctx, { thread, message });
  else {
    const person = ofPerson(ctx);
    const heard = { thread, message, text: event.text };
    if (event.kind === "edited") await declared.edited(person, heard);
    else await declared.said(person, { ...heard, files: event.files.map(linkOf) });
  }
  return DONE;
}

function ofPerson(ctx: Context): PersonContext {
  const { actor } = ctx;
  if (actor.kind !== "person") throw new Error("nobody is known to have written this");
  return { ...ctx, actor };
}

const linkOf = ({ name, file, link = file }: FileRef): LinkedFile => ({ name: name || "file", link });
