import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Declaration } from "#core/contract/command.ts";
import { Problem } from "#core/contract/problem.ts";
import { callBody, clockBody, completeBody, fileBody, nothingBody, readBody } from "./bodies.ts";
import type { Events } from "./events.ts";
import { downloaded, type Files, fileRefOf } from "./files.ts";
import { onlyJson } from "./guard.ts";
import { knownPerson, knownRoom } from "./known.ts";
import { accountOf, placeOf } from "./place.ts";
import type { SandboxPort, SandboxRoom } from "./port.ts";
import type { Given, Receiver } from "./receive.ts";
import { DUE_SHOWN, renderClock } from "./render-clock.ts";
import { renderEntries, renderGiven, renderHome } from "./render-entry.ts";
import type { Html, Reading } from "./render-time.ts";
import { mountSay } from "./say.ts";
import { suggest } from "./suggest.ts";

export type Door = { port: SandboxPort; receiver: Receiver; events: Events; files: Files; declarations: Declaration[] };

export async function readingOf(port: SandboxPort, room?: string): Promise<Reading> {
  return { zone: (await port.activity(room)).zone, now: port.now() };
}

/** The page asks for HTML of the same answers that everyone else gets as JSON. */
const wantsHtml = (c: Context): boolean => c.req.header("accept")?.startsWith("text/html") ?? false;
const fragment = async (c: Context, made: Html): Promise<Response> => c.html(await made);

/** What the core shows a person who opens a platform's home. */
export async function readHome({ port, receiver }: Pick<Door, "port" | "receiver">, as: string, room: SandboxRoom) {
  const asked = { by: accountOf(knownPerson(port, as)), at: placeOf(room.slug), roomName: room.name };
  return await receiver.ask({ id: crypto.randomUUID(), kind: "home", ...asked });
}

async function home(c: Context, door: Door): Promise<Response> {
  const room = await knownRoom(door.port, c.req.query("room") ?? "");
  const given = await readHome(door, c.req.query("as") ?? "", room);
  if (!wantsHtml(c)) return c.json(given);
  return fragment(c, renderHome(given, await readingOf(door.port, room.slug)));
}

function mountLook(app: Hono, door: Door): void {
  const { port, events } = door;
  app.get("/", async (c) => {
    const [activity, people, rooms] = await Promise.all([port.activity(), port.people(), port.rooms()]);
    return c.json({ now: port.now().toString(), activity, people, rooms });
  });
  app.get("/rooms/:slug/messages", async (c) => {
    const person = knownPerson(port, c.req.query("as"));
    const room = await knownRoom(port, c.req.param("slug"));
    const messages = await port.messages(room.slug, person.handle);
    return wantsHtml(c)
      ? fragment(c, renderEntries(messages, await readingOf(port, room.slug), person.handle))
      : c.json({ messages });
  });
  app.get("/next", async (c) => {
    const next = await port.next(DUE_SHOWN);
    return wantsHtml(c)
      ? fragment(c, renderClock(next, await readingOf(port, c.req.query("room"))))
      : c.json({ now: port.now().toString(), next });
  });
  app.get("/home", (c) => home(c, door));
  app.get("/events", (c) => events.stream(c.req.raw.signal));
}

async function call(c: Context, { port, receiver, events, files, declarations }: Door): Promise<Response> {
  const body = await readBody(c, callBody);
  const by = accountOf(knownPerson(port, body.as));
  const room = await knownRoom(port, body.room);
  const asked = { by, at: placeOf(room.slug), roomName: room.name };
  const id = body.id ?? crypto.randomUUID();
  const given = body.call
    ? await receiver.ask({
        id,
        kind: "call",
        ...asked,
        call: body.call,
        ...(body.values ? { values: body.values } : {}),
      })
    : await receiver.ask({ id, kind: "typed", ...asked, text: body.text ?? "" });
  events.tell({ kind: "acted" });
  const { view, file } = given;
  if (!wantsHtml(c)) return c.json(asJson(given));
  const link = file && `/api/sandbox/files/${files.keep(file)}`;
  const shown = { view, ...(file && link ? { file: { name: file.name, link } } : {}) };
  const made = renderGiven(shown, await readingOf(port, room.slug), declarations);
  c.header("x-answer", given.view?.kind ?? "nothing");
  return made ? fragment(c, made) : c.html("");
}

const asJson = ({ view, file }: Given) => ({
  view,
  ...(file ? { file: { name: file.name, type: file.type, base64: Buffer.from(file.bytes).toString("base64") } } : {}),
});

/** In by a form, out by an answer; whoever was given the address may save it. */
function mountFiles(app: Hono, { port, files }: Door): void {
  app.post("/files", async (c) => {
    const { as, name, type, base64 } = await readBody(c, fileBody);
    knownPerson(port, as);
    const file = { name, type, bytes: new Uint8Array(Buffer.from(base64, "base64")) };
    return c.json({ file: fileRefOf(files.keep(file), file) });
  });
  app.get("/files/:id", (c) => {
    const file = files.get(c.req.param("id"));
    if (!file) throw new HTTPException(404, { message: "The sandbox no longer has this file. Ask for it again." });
    return downloaded(file);
  });
}

type Asked = Pick<Parameters<Receiver["complete"]>[0], "id" | "kind" | "by" | "at">;

/** The names that help shows to whoever types, in its order; undefined where the core does not say. */
async function mayType(
  { receiver, declarations }: Pick<Door, "receiver" | "declarations">,
  asked: Asked,
  text: string,
) {
  const says = declarations.find((one) => one.name === "help")?.fields.find((field) => field.completes);
  if (!says) return undefined;
  const call = { command: "help", args: {} };
  return (await receiver.complete({ ...asked, call, arg: says.name, typed: text })).map((option) => option.value);
}

async function complete(c: Context, { port, receiver, declarations }: Door): Promise<Response> {
  const body = await readBody(c, completeBody);
  const by = accountOf(knownPerson(port, body.as));
  const at = placeOf((await knownRoom(port, body.room)).slug);
  const asked = { id: crypto.randomUUID(), kind: "complete", by, at } as const;
  if (!("text" in body)) {
    const { call, arg, typed, values } = body;
    return c.json({ options: await receiver.complete({ ...asked, call, arg, typed, ...(values ? { values } : {}) }) });
  }
  const mine = await mayType({ receiver, declarations }, asked, body.text);
  const suggested = suggest(declarations, body.text, mine);
  if ("options" in suggested) return c.json(suggested);
  const { command, arg, typed } = suggested.ask;
  const options = await receiver.complete({ ...asked, call: { command, args: {} }, arg, typed });
  return c.json({ options: options.map(suggested.take) });
}

function mountClock(app: Hono, { port, events }: Door): void {
  app.post("/clock", async (c) => {
    const body = await readBody(c, clockBody);
    const to = body.now ?? body.local?.toZonedDateTime((await port.activity(body.room)).zone).toInstant() ?? port.now();
    try {
      const { now, delivered, shown } = await port.forward(to);
      events.tell({ kind: "clock", now: now.toString() });
      return c.json({ now: now.toString(), delivered, shown });
    } catch (error) {
      if (error instanceof Problem) throw new HTTPException(400, { message: `${error.message} ${error.hint}` });
      throw error;
    }
  });
  app.post("/settle", async (c) => {
    await readBody(c, nothingBody);
    return c.json(await port.settle());
  });
}

/** The JSON door under /api/sandbox, used by the page and by tests. */
export function createDoor(door: Door): Hono {
  const app = new Hono();
  app.use(onlyJson);
  mountLook(app, door);
  app.post("/call", (c) => call(c, door));
  app.post("/complete", (c) => complete(c, door));
  mountClock(app, door);
  mountFiles(app, door);
  mountSay(app, door);
  return app;
}
