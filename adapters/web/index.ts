import { type Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Adapter } from "#core/contract/adapter.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Log } from "#core/contract/log.ts";
import { createAssets } from "./assets.ts";
import { can } from "./capabilities.ts";
import { createDoor, readHome, readingOf } from "./door.ts";
import { createEvents } from "./events.ts";
import { createFiles } from "./files.ts";
import { bounded, onlyFromHere } from "./guard.ts";
import { renderPage } from "./page.ts";
import type { SandboxPort } from "./port.ts";
import { createPosting } from "./post.ts";
import { createReceiver, type Receiver } from "./receive.ts";
import { DUE_SHOWN } from "./render-clock.ts";

/** `main` mounts `fetch` on its HTTP server. */
export type WebAdapter = Adapter & { fetch(request: Request): Response | Promise<Response> };
export type WebSettings = {
  port: SandboxPort;
  declarations: Declaration[];
  log: Log;
  /** How long a call waits for its answer after "busy". */
  answerWithinMs?: number;
};

async function page(c: Context, settings: WebSettings, receiver: Receiver): Promise<Response> {
  const { port, declarations } = settings;
  const all = await port.rooms();
  const wanted = all.find((one) => one.slug === c.req.query("room")) ?? all[0];
  const [activity, people] = await Promise.all([port.activity(wanted?.slug), port.people(wanted?.slug)]);
  const as = people.find((person) => person.handle === c.req.query("as")) ?? people[0];
  const rooms = as ? await port.roomsOf(as.handle) : [];
  const room = rooms.find((one) => one.slug === wanted?.slug);
  if (!as || !room) {
    throw new HTTPException(500, {
      message: "The sandbox needs a person and a room; the activity's charter has none.",
    });
  }
  const [messages, next, home] = await Promise.all([
    port.messages(room.slug, as.handle),
    port.next(DUE_SHOWN),
    readHome({ port, receiver }, as.handle, room),
  ]);
  const shown = { activity, people, rooms, as, room, messages, next, home, declarations };
  const made = renderPage(shown, await readingOf(port, room.slug));
  return c.html(await made, 200, { "cache-control": "no-store" });
}

function createApp(settings: WebSettings, receiver: Receiver, door: Hono): Hono {
  const app = new Hono();
  app.use(onlyFromHere, bounded);
  app.get("/", (c) => page(c, settings, receiver));
  app.route("/assets", createAssets());
  app.route("/api/sandbox", door);
  app.notFound((c) => c.json({ error: "There is nothing under this address." }, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ error: error.message }, error.status);
    settings.log.error({ err: error }, "a request to the sandbox failed");
    return c.json({ error: "Something went wrong. The server's log says what." }, 500);
  });
  return app;
}

/** The sandbox: the bot in the browser, without any token. */
export function createWebAdapter(settings: WebSettings): WebAdapter {
  const { port, declarations, log, answerWithinMs = 60_000 } = settings;
  const events = createEvents();
  const files = createFiles();
  const receiver = createReceiver({ log, answerWithinMs });
  const app = createApp(settings, receiver, createDoor({ port, receiver, events, files, declarations }));
  return {
    platform: "web",
    can,
    async start(receive) {
      receiver.start(receive);
    },
    async stop() {
      events.close();
      await receiver.stop();
    },
    ...createPosting({ port, events, log }),
    async read({ file }) {
      const found = files.get(file);
      if (found) return { status: "read", bytes: found.bytes };
      return { status: "refused", detail: "The sandbox no longer has it. Choose it again." };
    },
    fetch: (request) => app.fetch(request),
  };
}
