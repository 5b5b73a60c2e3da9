import { setTimeout as pause } from "node:timers/promises";
import type { Call, Place, Workspace } from "#core/contract/call.ts";
import type { Command, Result } from "#core/contract/command.ts";
import type { Activity, Actor, Context, Db } from "#core/contract/context.ts";
import type { Message, Part } from "#core/contract/view.ts";
import { arrive, noteDone, whatWasDone, writeAudit } from "#db/queries/record.ts";
import type { Desk } from "./desk.ts";

export type Job = {
  inbound: Workspace & { id: string };
  command: Command;
  input: unknown;
  activity: Activity;
  actor: Actor;
  at: Place | undefined;
  roomName?: string | undefined;
  prefix: string;
};

/** Deadlock, serialization failure, lock time-out: the whole call runs again. */
const AGAIN = new Set(["40P01", "40001", "55P03"]);
const ATTEMPTS = 4;
const AGAIN_AFTER_MS = 20;

/** A reading command runs as it is; a writing one in a transaction of its own, once per inbound id. */
export async function runJob(desk: Desk, job: Job): Promise<Result> {
  if (job.command.effect === "read")
    return await job.command.run(contextOf(desk, desk.reading, job), job.input as never);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const result = await writeOnce(desk, job);
      desk.committed();
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !AGAIN.has(databaseCode(error) ?? "")) throw error;
      await pause(AGAIN_AFTER_MS * attempt);
    }
  }
}

async function writeOnce(desk: Desk, job: Job): Promise<Result> {
  const { inbound, command, activity } = job;
  return await desk.db.transaction(async (db) => {
    const first = await arrive(db, { ...inbound, command: command.name, activityId: activity.id });
    if (!first) return doneAlready(await whatWasDone(db, inbound));
    const events: { id: number; show?: Call }[] = [];
    const context = contextOf(desk, db, job, events);
    const result = await command.run(context, job.input as never);
    const event = events.find((one) => one.show) ?? events[0];
    if (event) await noteDone(db, inbound, event.id, event.show);
    return result;
  });
}

function contextOf(desk: Desk, db: Db, job: Job, events: { id: number; show?: Call }[] = []): Context {
  const { activity, actor, at, roomName, prefix } = job;
  const now = desk.clock.now();
  const who = actor.kind === "person" ? actor : undefined;
  return {
    db,
    now,
    chance: desk.chance,
    activity,
    actor,
    at,
    roomName,
    commands: desk.declarations,
    prefix,
    async record(event) {
      const entry = { ...event, activityId: activity.id, at: now };
      const id = await writeAudit(db, { ...entry, personId: who?.person ?? null, accountId: who?.account ?? null });
      events.push({ id, ...(event.show ? { show: { ...event.show, activity: activity.slug } } : {}) });
      return id;
    },
  };
}

function doneAlready(done: { show: Call | null } | undefined): Message {
  const summary = "This is done already; it was not done twice.";
  const parts: Part[] = [{ kind: "text", spans: [summary] }];
  if (done?.show) parts.push({ kind: "choices", options: [{ label: "Show it", call: done.show }] });
  return { kind: "message", summary, parts };
}

function databaseCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}
