import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { fieldsOf, textOf } from "./fields.ts";

type Envelope = {
  type: string;
  payload: object;
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
};

/** Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSockets(server: Server, base: () => string) {
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (payload?: unknown) => void>();
  const opened: (() => void)[] = [];
  const all: WebSocket[] = [];
  let serial = 0;

  server.on("upgrade", (request, socket, head) => {
    const ticket = new URL(request.url ?? "/", base()).searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, greet);
  });

  function greet(socket: WebSocket) {
    all.push(socket);
    socket.on("close", () => all.splice(all.indexOf(socket), 1));
    socket.on("message", (data) => {
      const said = fieldsOf(JSON.parse(String(data)));
      const id = textOf(said.envelope_id);
      waiting.get(id)?.(said.payload ?? {});
    });
    socket.send(JSON.stringify({ type: "hello", num_connections: all.length, connection_info: { app_id: "A0APP" } }));
    for (const resolve of opened.splice(0)) resolve();
  }

  return {
    open(): string {
      const ticket = `ticket-${serial++}`;
      tickets.add(ticket);
      return `${base().replace(/^http/, "ws")}/link/?ticket=${ticket}`;
    },
    get count() {
      return all.length;
    },
    /** Resolves when the next socket is greeted. */
    nextOpened: () => new Promise<void>((resolve) => opened.push(resolve)),
    /** Each envelope goes to one socket; undefined when nobody acknowledged it in time, or before Slack ended. */
    send(envelope: Envelope, ackMs: number): Promise<unknown> {
      const socket = all[serial++ % Math.max(1, all.length)];
      if (!socket) return Promise.resolve(undefined);
      const id = `e${serial++}`;
      return new Promise((resolve) => {
        const over = (payload?: unknown) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(payload);
        };
        const timer = setTimeout(over, ackMs);
        waiting.set(id, over);
        socket.send(JSON.stringify({ envelope_id: id, ...envelope }));
      });
    },
    /** Slack renews its connections now and then: the client is told and comes back. */
    refresh() {
      for (const socket of all) socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    },
    drop() {
      for (const socket of [...all]) socket.terminate();
    },
    stop() {
      for (const over of waiting.values()) over();
      for (const socket of [...all]) socket.terminate();
      sockets.close();
    },
  };
}
export type Sockets = ReturnType<typeof createSockets>;
