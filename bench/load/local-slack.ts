import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Card = { ts: string; channel: string; text: string; blocks: Block[] };
export type Block = { type: string; elements?: { type: string; action_id: string; value: string; text: object }[] };

/** The name a person has on the platform, by id. */
export const nameOf = (user: string) => `Member ${user}`;

/** As much of Slack as a vote needs, checking nothing, so that it costs little: what is sent is checked by the tests. */
export async function createLocalSlack() {
  const waiting = new Map<string, (body: string) => void>();
  const { call, card, updates } = createMethods();
  let serial = 0;

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const [, kind, name = ""] = (request.url ?? "").split("/");
    const told = kind === "api" ? call(name, new URLSearchParams(body)) : {};
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, ...told }));
    if (kind === "respond") waiting.get(name)?.(body);
  }
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `${base}/api/`,
    card,
    updates,
    /** An address to answer at, and what arrives there first. */
    newResponse() {
      const id = `r${serial++}`;
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.set(id, (body) => {
        waiting.delete(id);
        resolve(body);
      });
      return { url: `${base}/respond/${id}`, arrived: promise };
    },
    newTrigger: () => `${serial++}.trigger`,
  };
}
export type LocalSlack = Awaited<ReturnType<typeof createLocalSlack>>;

function createMethods() {
  const cards = new Map<string, PromiseWithResolvers<Card>>();
  let posts = 0;
  let updates = 0;
  const cardIn = (channel: string) => {
    const known = cards.get(channel) ?? Promise.withResolvers<Card>();
    cards.set(channel, known);
    return known;
  };
  return {
    /** The first message posted there. */
    card: (channel: string) => cardIn(channel).promise,
    /** How often a card was edited. */
    updates: () => updates,
    call(name: string, args: URLSearchParams): object {
      const [channel, user] = [args.get("channel") ?? "", args.get("user") ?? ""];
      switch (name) {
        case "auth.test":
          return { team: "Local", team_id: "T0TEAM", user_id: "U0BOT", bot_id: "B0BOT" };
        case "users.info":
          return { user: { id: user, name: user, real_name: nameOf(user), profile: { real_name: nameOf(user) } } };
        case "chat.postMessage": {
          const ts = `1.${String(posts++).padStart(6, "0")}`;
          const blocks = JSON.parse(args.get("blocks") ?? "[]") as Block[];
          cardIn(channel).resolve({ ts, channel, text: args.get("text") ?? "", blocks });
          return { channel, ts };
        }
        case "chat.update":
          updates += 1;
          return { channel, ts: args.get("ts") };
        default:
          return {};
      }
    },
  };
}
