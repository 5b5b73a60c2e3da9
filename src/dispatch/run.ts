import { setTimeout as pause } from "node:timers/promises";
import type { Call, Place, Workspace } from "#core/contract/call.ts";
import type { Command, Result } from "#core/contract/command.ts";
import type { Activity, Actor, Context, Db } from "#core/contract/context.ts";
import type { Message, Part } from "#core/contract/view.ts";
import { arrive, whatWasDone } from "#db/queries/record.ts";
import { ensureCard } from "#db/queries/work.ts";
import { CommitLost, isContention, isLost } from "./database-code.ts";
import type { Desk } from "./desk.ts";
import { createRecorder, NoCard } from "./recorder.ts";
import { NotMet } from "./who.ts";

export type Job = {
  inbound: Workspace & { id: string };
  command: Pick<Command, "name" | "effect" | "before" | "run" | "reshapes">;
  input: unknown;
  activity: Activity;
  /** Who asks, as they stand in that transaction; throws a Problem for whom the command is not, or `NotMet`. */
  actorFrom(db: Db): Promise<Actor>;
  at: Place | undefined;
  roomName?: string | undefined;
  prefix: string;
  heardHere?: boolean;
};

/** `repeated`: nothing was run, because this inbound id was handled before. */
export type Done = Result | { repeated: Message };

const ATTEMPTS = 4;
const AGAIN_AFTER_MS = 20;

/** A reading command runs as it is; a writing one in a transaction of its own, once per inbound id. */
export async function runJob(desk: Desk, job: Job): Promise<Done> {
  for (const prepared = new Set<unknown>(); ; ) {
    try {
      return await runKnown(desk, job);
    } catch (error) {
      const kind = error instanceof Error && error.constructor;
      if (prepared.has(kind)) throw error;
      prepared.add(kind);
      if (error instanceof NotMet) await error.meet();
      else if (error instanceof NoCard) await ensureCard(desk.db, error.card);
      else throw error;
    }
  }
}

async function runKnown(desk: Desk, job: Job): Promise<Done> {
  if (job.command.effect === "read") return await job.command.run(await reading(desk, job), job.input as never);
  const before = await job.command.before?.(await reading(desk, job), job.input as never);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await writeOnce(desk, job, before);
      if (job.command.reshapes) await desk.reshaped();
      desk.committed();
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !isContention(error)) throw error;
      await pause(AGAIN_AFTER_MS * attempt);
    }
  }
}

async function reading(desk: Desk, job: Job): Promise<Context> {
  const record = () => Promise.reject(new Error("what only reads records nothing"));
  return { ...contextOf(desk, desk.reading, job, await job.actorFrom(desk.reading)), record };
}

const notWithin = () => Promise.reject(new Error("what takes long is not worked out within a transaction"));

async function writeOnce(desk: Desk, job: Job, before: unknown): Promise<Done> {
  const { inbound, command, activity } = job;
  let last: Promise<PromiseSettledResult<void>> | undefined;
  const work = desk.db.transaction(async (db) => {
    const first = arrive(db, { ...inbound, command: command.name, activityId: activity.id });
    const asked = Promise.allSettled([job.actorFrom(db)]);
    if (!(await first)) return { repeated: doneAlready(await whatWasDone(db, inbound)) };
    const actor = settledOf((await asked)[0]);
    const { record, write } = createRecorder(job, actor, desk.clock.now());
    const context = { ...contextOf(desk, db, job, actor), together: notWithin, record };
    const result = await command.run(context, job.input as never, before as never);
    const written = await write(db);
    last = Promise.allSettled([written.last]).then(([settled]) => settled);
    if (!desk.pipelined) settledOf(await last);
    return result;
  });
  try {
    return await work;
  } catch (error) {
    if (!last) throw error;
    if (isLost(error)) throw new CommitLost("lost while committing", { cause: error });
    settledOf(await last);
    throw error;
  }
}

/** Sent together with what comes before it, and judged only after that. */

function settledOf<Value>(settled: PromiseSettledResult<Value>): Value {
  if (settled.status === "rejected") throw settled.reason;
  return settled.value;
}

function contextOf(desk: Desk, db: Db, job: Job, actor: Actor): Omit<Context, "record"> {
  const { activity, at, roomName, prefix, heardHere = false } = job;
  return {
    db,
    now: desk.clock.now(),
    chance: desk.chance,
    activity,
    actor,
    at,
    roomName,
    commands: desk.declarations,
    cards: desk.cards,
    threads: desk.threads,
    prefix,
    heardHere,
    reminders: desk.reminders,
    boards: desk.boards,
    reports: desk.reports,
    together: desk.together,
    address: desk.address?.(),
  };
}

export function doneAlready(done: { show: Call | null } | undefined): Message {
  const summary = "This has already been done; nothing was repeated.";
  const parts: Part[] = [{ kind: "text", spans: [summary] }];
  if (done?.show) parts.push({ kind: "choices", options: [{ label: "Show it", call: done.show }] });
  return { kind: "message", summary, parts };
}
