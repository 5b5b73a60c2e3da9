import { may } from "#core/contract/access.ts";
import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Context } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { readParked } from "#db/queries/record.ts";
import { type Desk, within } from "./desk.ts";
import { judged } from "./judged.ts";
import { askerOf, whichActivity } from "./who.ts";

type Completing = Extract<Inbound, { kind: "complete" }>;

/** Live data for an argument while it is typed; an empty list when it takes too long or nothing may be seen. */
export async function complete(desk: Desk, adapter: Adapter, event: Completing): Promise<void> {
  const found = optionsFor(desk, adapter, event).catch((error) => {
    desk.log.warn({ err: error, arg: event.arg }, "a completion failed");
    return [];
  });
  await event.answer((await within(found, desk.patience.completeMs, desk.log)) ?? []);
}

async function optionsFor(desk: Desk, adapter: Adapter, event: Completing): Promise<Option[]> {
  const call = "parked" in event.call ? await readParked(desk.reading, event.call.parked) : event.call;
  const command = call && desk.commands.get(call.command);
  const completer = command?.complete?.[event.arg];
  if (!command || !completer) return [];
  const who = askerOf(desk, event);
  await who.met();
  const activity = await whichActivity(desk, call, event, who);
  if (Array.isArray(activity)) return [];
  const actor = await who.actorIn(desk.reading, activity);
  if (!may(actor, command.access)) return [];
  const ctx: Context = {
    db: desk.reading,
    now: desk.clock.now(),
    chance: desk.chance,
    activity,
    actor,
    at: event.at,
    roomName: event.roomName,
    commands: desk.declarations,
    cards: desk.cards,
    threads: desk.threads,
    prefix: adapter.can.typed.prefix,
    heardHere: false,
    reminders: desk.reminders,
    boards: desk.boards,
    reports: desk.reports,
    together: desk.together,
    record: () => Promise.reject(new Error("a completion records nothing")),
  };
  return await completer(ctx, event.typed, judged(command, { ...call.args, ...event.values }));
}
