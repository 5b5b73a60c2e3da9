import { type Check, closed, some } from "./check-shape.ts";
import { invalid, Refusal } from "./refusal.ts";
import type { Asked, Told } from "./routes.ts";
import type { ScheduledEvent, World } from "./world.ts";

const BODY = [
  "name",
  "description",
  "privacy_level",
  "entity_type",
  "entity_metadata",
  "scheduled_start_time",
  "scheduled_end_time",
];
/** Which status may follow which: scheduled 1, active 2, completed 3, canceled 4. */
const FOLLOWS: Record<number, number[]> = { 1: [2, 4], 2: [3], 3: [], 4: [] };
const MOST = 100;

const instantOf = (value: unknown): number => Date.parse(String(value));

/** An external event, as the document describes it, and every property it does not know. */
function checkEvent(body: Check, now: number): string[] {
  const place = (body.entity_metadata ?? {}) as Check;
  const [starts, ends] = [instantOf(body.scheduled_start_time), instantOf(body.scheduled_end_time)];
  return [
    ...closed("event", body, BODY),
    ...closed("entity_metadata", place, ["location"]),
    ...some("event", body, "name", 100),
    ...some("event", body, "description", 1000),
    ...some("entity_metadata", place, "location", 100),
    ...(body.privacy_level === 2 ? [] : ["privacy_level: must be 2"]),
    ...(body.entity_type === 3 ? [] : ["entity_type: must be 3 for a place outside"]),
    ...(starts > now ? [] : ["scheduled_start_time: Cannot schedule event in the past."]),
    ...(ends > starts ? [] : ["scheduled_end_time: must be after the start"]),
  ];
}

export function createEvents(world: World) {
  const told = (event: ScheduledEvent) => ({ ...event, guild_id: world.guild, channel_id: null, entity_id: null });
  const now = () => world.settings.eventsNow?.() ?? Date.now();

  function allowed(guild: string | undefined): void {
    if (guild !== world.guild) throw new Refusal(404, 10004, "Unknown Guild");
    if (world.eventsDenied) throw new Refusal(403, 50013, "Missing Permissions");
  }
  function eventOf(id: string | undefined): ScheduledEvent {
    const event = world.events.get(id ?? "");
    if (!event) throw new Refusal(404, 10070, "Unknown Guild Scheduled Event");
    return event;
  }

  function create([guild]: string[], { body }: Asked): Told {
    allowed(guild);
    const errors = checkEvent(body, now());
    if ([...world.events.values()].filter((event) => event.status < 3).length >= MOST) {
      throw new Refusal(400, 30038, "Maximum number of uncompleted guild scheduled events reached (100)");
    }
    if (errors.length > 0) throw invalid(errors);
    const event = { ...body, id: world.newId(), creator_id: world.bot.id, status: 1 } as unknown as ScheduledEvent;
    world.events.set(event.id, event);
    const fault = world.faults.post.shift();
    return fault?.kind === "made and lost" ? { cut: true } : { body: told(event) };
  }

  function change([guild, id]: string[], { body }: Asked): Told {
    allowed(guild);
    const event = eventOf(id);
    if (event.status > 2) throw new Refusal(400, 180000, "Cannot update a finished event");
    const { status, ...rest } = body;
    const errors = Object.keys(rest).length > 0 ? checkEvent({ ...rest }, now()) : [];
    if (status !== undefined && !FOLLOWS[event.status]?.includes(Number(status))) errors.push("status: not from here");
    if (errors.length > 0) throw invalid(errors);
    Object.assign(event, rest, status === undefined ? {} : { status: Number(status) });
    return { body: told(event) };
  }

  return [
    {
      method: "GET",
      path: /^\/guilds\/(\d+)\/scheduled-events$/,
      run([guild]: string[]): Told {
        allowed(guild);
        return { body: [...world.events.values()].filter((event) => event.status < 3).map(told) };
      },
    },
    { method: "POST", path: /^\/guilds\/(\d+)\/scheduled-events$/, run: create },
    { method: "PATCH", path: /^\/guilds\/(\d+)\/scheduled-events\/(\d+)$/, run: change },
    {
      method: "DELETE",
      path: /^\/guilds\/(\d+)\/scheduled-events\/(\d+)$/,
      run([guild, id]: string[]): Told {
        allowed(guild);
        world.events.delete(eventOf(id).id);
        return { status: 204 };
      },
    },
  ];
}
