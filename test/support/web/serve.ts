import { serve } from "@hono/node-server";
import { pino } from "pino";
import { createWebAdapter } from "#adapters/web/index.ts";
import { DECLARATIONS, startDemo } from "./demo.ts";
import { createMemoryPort } from "./memory-port.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;

/** A door on a port of its own, on this machine only. */
export async function listen(fetch: Fetch): Promise<{ url: string; stop(): Promise<void> }> {
  const ready = Promise.withResolvers<number>();
  const server = serve({ fetch, hostname: "127.0.0.1", port: 0 }, (at) => ready.resolve(at.port));
  const url = `http://127.0.0.1:${await ready.promise}`;
  return {
    url,
    async stop() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed.promise;
    },
  };
}

/** The page with the tiny core behind it. */
export async function serveDemo() {
  const port = createMemoryPort();
  const adapter = createWebAdapter({ port, declarations: DECLARATIONS, log: pino({ level: "silent" }) });
  await startDemo(adapter, port);
  const { url, stop } = await listen(adapter.fetch);
  return {
    url,
    port,
    adapter,
    async stop() {
      await adapter.stop();
      await stop();
    },
  };
}
