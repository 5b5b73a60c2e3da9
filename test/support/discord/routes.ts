import { answerInteraction, checkPayload, editOriginal, followUp } from "./callbacks.ts";
import type { Check } from "./check-shape.ts";
import { checkCommands } from "./command-check.ts";
import { createEvents } from "./events.ts";
import { createLimits, oldEdit, tooMany } from "./limits.ts";
import { deleteMessage, directChannel, editMessage, makeMessage, told, toldChannel, toldUser } from "./messages.ts";
import { invalid, Refusal } from "./refusal.ts";
import type { Attachment, Channel, Fault, RegisteredCommand, Stored, World } from "./world.ts";

export type Asked = { body: Check; query: URLSearchParams; files: Attachment[]; url: string };
/** `cut`: carried out, and then the answer is lost. */
export type Told = { status?: number; body?: unknown; headers?: Record<string, string>; cut?: boolean };
type Route = { method: string; path: RegExp; open?: boolean; run(parts: string[], asked: Asked): Told };

export function createRoutes(world: World): Route[] {
  const limits = createLimits(world);

  function channelOf(id: string | undefined): Channel {
    const channel = world.channels.get(id ?? "");
    if (!channel || channel.gone) throw new Refusal(404, 10003, "Unknown Channel");
    return channel;
  }
  function messageOf(channel: Channel, id: string | undefined): Stored {
    const message = world.messages.get(id ?? "");
    if (!message || message.channel !== channel.id || message.privateTo)
      throw new Refusal(404, 10008, "Unknown Message");
    return message;
  }
  function faultOf(list: Fault[]): Fault | undefined {
    const afterMs = world.settings.refusesFor?.();
    if (afterMs !== undefined) throw tooMany({ afterMs, global: false, headers: { "X-RateLimit-Bucket": "told" } });
    const fault = world.faults.any.shift() ?? list.shift();
    if (fault?.kind === "limited")
      throw tooMany({ ...fault, ...(fault.global ? {} : { headers: { "X-RateLimit-Bucket": "told" } }) });
    if (fault?.kind === "503") throw new Refusal(503, 0, "Service Unavailable");
    if (fault?.kind === "old edit") throw oldEdit();
    return fault;
  }
  const afterwards = (fault: Fault | undefined, answer: Told): Told => {
    if (fault?.kind !== "made and lost") return answer;
    return fault.how === "502" ? { status: 502, body: { message: "Bad Gateway", code: 0 } } : { cut: true };
  };

  function post([id]: string[], { body, files }: Asked): Told {
    const channel = channelOf(id);
    const fault = faultOf(world.faults.post);
    const headers = limits.spend(`post:${channel.id}`, world.settings.postBudget);
    if (channel.recipient && world.closedTo.has(channel.recipient)) {
      throw new Refusal(403, 50007, "Cannot send messages to this user");
    }
    const payload = checkPayload(body, "new");
    const nonce = payload.enforce_nonce ? world.nonces.get(`${channel.id}:${payload.nonce}`) : undefined;
    const before = nonce && nonce.until > performance.now() ? world.messages.get(nonce.message) : undefined;
    if (before) return afterwards(fault, { body: told(world, before), headers });
    channel.archived = false;
    const made = makeMessage(world, { channel: channel.id, author: world.bot.id, payload, files });
    const until = performance.now() + world.settings.nonceMs;
    if (payload.nonce) world.nonces.set(`${channel.id}:${payload.nonce}`, { message: made.id, until });
    return afterwards(fault, { body: told(world, made), headers });
  }

  function edit([id, message]: string[], { body, files }: Asked): Told {
    const channel = channelOf(id);
    const fault = faultOf(world.faults.edit);
    const stored = messageOf(channel, message);
    if (stored.author !== world.bot.id) throw new Refusal(403, 50005, "Cannot edit a message authored by another user");
    if (channel.archived) throw new Refusal(400, 50083, "Thread is archived");
    limits.spendOldEdit(stored);
    return afterwards(fault, { body: told(world, editMessage(world, stored, checkPayload(body, "edit"), files)) });
  }

  function history([id]: string[], { query }: Asked): Told {
    const channel = channelOf(id);
    const after = BigInt(query.get("after") ?? 0);
    const limit = Number(query.get("limit") ?? 50);
    const found = [...world.messages.values()]
      .filter((message) => message.channel === channel.id && !message.privateTo && BigInt(message.id) > after)
      .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
    const page = query.has("after") ? found.slice(0, limit) : found.slice(-limit);
    return { body: page.reverse().map((message) => told(world, message)) };
  }

  function thread([id, message]: string[], { body }: Asked): Told {
    const parent = channelOf(id);
    const stored = messageOf(parent, message);
    if (world.channels.has(stored.id))
      throw new Refusal(400, 160004, "A thread has already been created for this message");
    const name = String(body.name ?? "");
    if (name === "" || name.length > 100) throw invalid(["name: 1 to 100 characters"]);
    const made: Channel = { id: stored.id, type: 11, name, parent: parent.id, gone: false, archived: false };
    world.channels.set(made.id, made);
    world.dispatch("THREAD_CREATE", toldChannel(world, made));
    return { status: 201, body: toldChannel(world, made) };
  }

  function commands(_: string[], { body }: Asked): Told {
    const sent = body as unknown as RegisteredCommand[];
    const errors = checkCommands(body as unknown as Check[]);
    if (errors.length > 0) throw invalid(errors);
    world.commands = sent.map((command) => ({ ...command, id: world.newId() }));
    world.registrations++;
    return { body: world.commands };
  }

  const M = "/channels/(\\d+)/messages";
  return [
    ...createEvents(world),
    { method: "GET", path: /^\/users\/@me$/, run: () => ({ body: toldUser(world.bot) }) },
    { method: "GET", path: /^\/applications\/(\d+)\/commands$/, run: () => ({ body: world.commands.map(asGiven) }) },
    { method: "PUT", path: /^\/applications\/(\d+)\/commands$/, run: commands },
    {
      method: "POST",
      path: /^\/users\/@me\/channels$/,
      run(_, { body }) {
        const user = world.users.get(String(body.recipient_id));
        if (!user) throw new Refusal(404, 10013, "Unknown User");
        return { body: toldChannel(world, directChannel(world, user.id)) };
      },
    },
    { method: "GET", path: /^\/channels\/(\d+)$/, run: ([id]) => ({ body: toldChannel(world, channelOf(id)) }) },
    {
      method: "PATCH",
      path: /^\/channels\/(\d+)$/,
      run([id], { body }) {
        const channel = channelOf(id);
        channel.archived = body.archived === true;
        return { body: toldChannel(world, channel) };
      },
    },
    { method: "GET", path: new RegExp(`^${M}$`), run: history },
    { method: "POST", path: new RegExp(`^${M}$`), run: post },
    { method: "PATCH", path: new RegExp(`^${M}/(\\d+)$`), run: edit },
    {
      method: "DELETE",
      path: new RegExp(`^${M}/(\\d+)$`),
      run([id, message]) {
        deleteMessage(world, messageOf(channelOf(id), message));
        return { status: 204 };
      },
    },
    { method: "POST", path: new RegExp(`^${M}/(\\d+)/threads$`), run: thread },
    {
      method: "POST",
      path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      open: true,
      run([id = "", token = ""], { body, files }) {
        answerInteraction(world, id, token, body, files);
        return { status: 204 };
      },
    },
    {
      method: "PATCH",
      path: /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      open: true,
      run: ([, token = ""], { body, files }) => ({ body: told(world, editOriginal(world, token, body, files)) }),
    },
    {
      method: "POST",
      path: /^\/webhooks\/(\d+)\/([^/]+)$/,
      open: true,
      run: ([, token = ""], { body, files }) => ({ body: told(world, followUp(world, token, body, files)) }),
    },
  ];
}

/** Discord gives a registration back with defaults filled in and fields of its own. */
const asGiven = (command: RegisteredCommand) => ({
  ...command,
  application_id: "0",
  version: "1",
  default_member_permissions: null,
  nsfw: false,
  dm_permission: true,
});
