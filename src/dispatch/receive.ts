import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Call } from "#core/contract/call.ts";
import { loseRooms } from "#db/queries/room.ts";
import { complete } from "./complete.ts";
import type { Desk } from "./desk.ts";
import { type Case, dispatchCall, dispatchText } from "./dispatch.ts";
import { runJob } from "./run.ts";

/** One event in; what it leads to is answered through the event itself. */
export async function receive(desk: Desk, adapter: Adapter, event: Inbound): Promise<void> {
  switch (event.kind) {
    case "typed":
      return await dispatchText(caseOf(desk, adapter, event), event.text);
    case "call":
      return await dispatchCall(caseOf(desk, adapter, event), event.call, event.values);
    case "home":
      return await dispatchCall(caseOf(desk, adapter, event), { command: "activity show", args: {} });
    case "complete":
      return await complete(desk, adapter, event);
    case "gone": {
      const lost = await loseRooms(desk.reading, event.where, desk.clock.now());
      if (lost.length === 0) return;
      desk.log.warn({ rooms: lost.map((room) => room.id) }, "removed from rooms; they are no longer bound");
      return await desk.lost(lost.map((room) => ({ activityId: room.activityId, roomId: room.id })));
    }
    case "said":
    case "edited":
    case "deleted":
      return;
    default:
      event satisfies never;
  }
}

type Answered = Extract<Inbound, { kind: "typed" | "call" | "home" }>;

function caseOf(desk: Desk, adapter: Adapter, event: Answered): Case {
  const { by, at, roomName } = event;
  const asked = { by, ...(at ? { at } : {}), ...(roomName ? { roomName } : {}) };
  const filled = event.kind === "call" && event.values !== undefined;
  return { desk, adapter, asked, id: event.id, answer: event.answer, filled };
}

/** A due alarm: a command filled in by the clock. Throws what the command throws, so that it is tried again. */
export async function runAlarm(desk: Desk, alarm: { id: string; call: Call }): Promise<void> {
  const { id, call } = alarm;
  const command = desk.commands.get(call.command);
  const activity = desk.activities.get(call.activity ?? "");
  if (command?.access !== "clock" || !activity) throw new Error(`no such alarm: ${call.command}`);
  const input = command.input.parse(call.args);
  const inbound = { platform: "clock", workspace: activity.slug, id };
  await runJob(desk, { inbound, command, input, activity, actor: { kind: "clock" }, at: undefined, prefix: "" });
}
