import type { Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { editBody, readBody, removeBody, sayBody } from "./bodies.ts";
import type { Door } from "./door.ts";
import { knownPerson, knownRoom } from "./known.ts";
import { accountOf, refOf } from "./place.ts";
import type { SandboxPort } from "./port.ts";
import { isSaidBy, said } from "./said.ts";

const ID_CHARS = 20;
const newKey = (): string => `say-${crypto.randomUUID().replaceAll("-", "").slice(0, ID_CHARS)}`;

async function roomOf(port: SandboxPort, id: string, as: string) {
  for (const { slug } of await port.rooms()) {
    const found = (await port.messages(slug, as)).find((message) => message.id === id && !message.private);
    if (found) return { slug, found };
  }
  throw noSuch(id);
}

const noSuch = (id: string) => new HTTPException(404, { message: `There is no message "${id}" here.` });

/** A platform lets nobody write in a channel they are not in. */
async function mustBeIn(port: SandboxPort, slug: string, as: string): Promise<void> {
  const closed = (await port.roomsOf(as)).find((room) => room.slug === slug)?.closed;
  if (closed !== undefined) throw new HTTPException(403, { message: `This room is closed to you. ${closed}` });
}

async function own(port: SandboxPort, id: string, as: string) {
  const { slug, found } = await roomOf(port, id, as);
  if (!isSaidBy(found.view, as)) throw new HTTPException(403, { message: "Only whoever said it can change it." });
  return { slug, ref: refOf(slug, id, found.thread) };
}

async function say(c: Context, { port, receiver, events }: Door): Promise<Response> {
  const { as, room, thread, text } = await readBody(c, sayBody);
  const person = knownPerson(port, as);
  const { slug } = await knownRoom(port, room);
  await mustBeIn(port, slug, as);
  if (thread !== undefined && (await roomOf(port, thread, as)).slug !== slug) throw noSuch(thread);
  const where = thread === undefined ? {} : { thread };
  const { id } = await port.save({ key: newKey(), channel: slug, private: false, view: said(person, text), ...where });
  events.tell({ kind: "change", channel: slug, private: false });
  const message = refOf(slug, id, thread);
  await receiver.tell({ id: crypto.randomUUID(), kind: "said", by: accountOf(person), message, text, files: [] });
  return c.json({ message: id });
}

async function edit(c: Context, { port, receiver, events }: Door, id: string): Promise<Response> {
  const { as, text } = await readBody(c, editBody);
  const person = knownPerson(port, as);
  const { slug, ref } = await own(port, id, as);
  await port.edit(id, said(person, text));
  events.tell({ kind: "change", channel: slug, private: false });
  await receiver.tell({ id: crypto.randomUUID(), kind: "edited", by: accountOf(person), message: ref, text });
  return c.json({ message: id });
}

async function remove(c: Context, { port, receiver, events }: Door, id: string): Promise<Response> {
  const { as } = await readBody(c, removeBody);
  knownPerson(port, as);
  const { slug, ref } = await own(port, id, as);
  await port.remove(id);
  events.tell({ kind: "change", channel: slug, private: false });
  await receiver.tell({ id: crypto.randomUUID(), kind: "deleted", message: ref });
  return c.json({ message: id });
}

/** Free text in a room: said, edited, deleted. */
export function mountSay(app: Hono, door: Door): void {
  app.post("/say", (c) => say(c, door));
  app.put("/say/:message", (c) => edit(c, door, c.req.param("message")));
  app.delete("/say/:message", (c) => remove(c, door, c.req.param("message")));
}
