import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Call, Carried } from "#core/contract/call.ts";
import type { Message } from "#core/contract/view.ts";
import type { Case } from "./case.ts";
import { complete } from "./complete.ts";
import type { Desk } from "./desk.ts";
import { dispatchCall, dispatchText } from "./dispatch.ts";
import { explainProblem } from "./explain.ts";
import { hear } from "./hear.ts";
import { runJob } from "./run.ts";
import { storable } from "./storable.ts";
import { tell } from "./tell.ts";
import { askerOf } from "./who.ts";
import { withWritten } from "./written.ts";

/** What was typed so far is completed at every key. */
const COMPLETION_COST = 0.1;

/** One event in; what it leads to is answered through the event itself. */
export async function receive(desk: Desk, adapter: Adapter, came: Inbound): Promise<void> {
  const event = storable(came);
  switch (event.kind) {
    case "typed":
      return await paced(caseOf(desk, adapter, event), (one) => dispatchText(one, event.text));
    case "call":
      return await paced(
        caseOf(desk, adapter, event),
        (one) => dispatchCall(one, event.call, event.values),
        (view) => withWritten(view, declarationOf(desk, event.call), event.values),
      );
    case "home":
      return await paced(caseOf(desk, adapter, event), (one) =>
        dispatchCall(one, { command: "activity board", args: {} }),
      );
    case "complete":
      if ((desk.pace?.take(event.by, COMPLETION_COST) ?? 0) > 0) return await event.answer([]);
      return await complete(desk, adapter, event);
    case "gone":
      return await desk.lost(event.where);
    case "said":
    case "edited":
    case "deleted":
      return await hear(desk, adapter, event);
    default:
      event satisfies never;
  }
}

type Answered = Extract<Inbound, { kind: "typed" | "call" | "home" }>;

function caseOf(desk: Desk, adapter: Adapter, event: Answered): Case {
  const { by, at, roomName } = event;
  const asked = { by, ...(at ? { at } : {}), ...(roomName ? { roomName } : {}) };
  const filled = event.kind === "call" && event.values !== undefined;
  const who = askerOf(desk, asked);
  return { desk, adapter, asked, who, id: event.id, answer: event.answer, filled, startedMs: performance.now() };
}

/** Whoever goes too fast is told so before the record is asked anything. */
async function paced(
  one: Case,
  handle: (one: Case) => Promise<void>,
  kept: (view: Message) => Message = (view) => view,
): Promise<void> {
  const waitMs = one.desk.pace?.take(one.asked.by, 1) ?? 0;
  if (waitMs === 0) return await handle(one);
  const seconds = Math.ceil(waitMs / 1000);
  const hint = `Please wait ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  await tell(one, kept(explainProblem({ message: "You are going very fast.", hint })));
}

/** Not of a call that is parked: what it is would have to be read first. */
const declarationOf = (desk: Desk, call: Carried) =>
  "parked" in call ? undefined : desk.declarations.find(({ name }) => name === call.command);

const CLOCK = { kind: "clock" } as const;

/** A due alarm: a command filled in by the clock. Throws what the command throws, so that it is tried again. */
export async function runAlarm(desk: Desk, alarm: { id: string; call: Call }): Promise<void> {
  const { id, call } = alarm;
  const command = desk.commands.get(call.command);
  const activity = desk.activities.get(call.activity ?? "");
  if (command?.access !== "clock" || !activity) throw new Error(`no such alarm: ${call.command}`);
  const input = command.input.parse(call.args);
  const inbound = { platform: "clock", workspace: activity.slug, id };
  await runJob(desk, { inbound, command, input, activity, actorFrom: async () => CLOCK, at: undefined, prefix: "" });
}
