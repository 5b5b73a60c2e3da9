import type { SandboxMessage } from "#adapters/web/port.ts";
import type { FileRef } from "#core/contract/call.ts";
import type { Form, Message } from "#core/contract/view.ts";
import type { OwnFile } from "../chat.ts";

export type Fetch = (request: Request) => Response | Promise<Response>;
export type Answer = { view: Message | Form | null; file?: { name: string; type: string; base64: string } };

const ORIGIN = "http://127.0.0.1:3000";

/** Speaks to the JSON door as the page does; throws with the door's own words when it refuses. */
export function createDoorClient(fetch: Fetch) {
  async function ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(
      new Request(`${ORIGIN}/api/sandbox${path}`, {
        method,
        ...(body ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } } : {}),
      }),
    );
    const json = await response.json();
    if (response.ok) return json;
    throw new Error(`${response.status} ${(json as { error: string }).error}`);
  }
  return {
    look: () =>
      ask("GET", "") as Promise<{
        now: string;
        people: { handle: string; name: string; roles: string[] }[];
        rooms: { slug: string; name: string }[];
      }>,
    call: (body: object) => ask("POST", "/call", body) as Promise<Answer>,
    upload: (as: string, { name, type, bytes }: OwnFile) =>
      ask("POST", "/files", { as, name, type, base64: Buffer.from(bytes).toString("base64") }) as Promise<{
        file: FileRef;
      }>,
    complete: (body: object) =>
      ask("POST", "/complete", body) as Promise<{ options: { label: string; value?: string; text?: string }[] }>,
    messages: async (room: string, as: string) => {
      const query = new URLSearchParams({ as });
      const { messages } = (await ask("GET", `/rooms/${room}/messages?${query}`)) as { messages: SandboxMessage[] };
      return messages;
    },
    say: (body: object) => ask("POST", "/say", body) as Promise<{ message: string }>,
    edit: (id: string, body: object) => ask("PUT", `/say/${id}`, body),
    remove: (id: string, body: object) => ask("DELETE", `/say/${id}`, body),
    clock: (now: string) => ask("POST", "/clock", { now }) as Promise<{ now: string; delivered: number }>,
    clockTo: (date: string, time: string, room: string) =>
      ask("POST", "/clock", { local: { date, time }, room }) as Promise<{ now: string; shown: number }>,
    settle: () => ask("POST", "/settle", {}) as Promise<{ delivered: number }>,
  };
}
export type DoorClient = ReturnType<typeof createDoorClient>;
