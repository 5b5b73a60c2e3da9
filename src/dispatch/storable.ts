import type { Inbound } from "#core/contract/adapter.ts";
import type { Account, Carried, FileRef, Values } from "#core/contract/call.ts";

/** PostgreSQL takes neither U+0000 nor half of a surrogate pair: https://www.postgresql.org/docs/current/datatype-json.html */
const text = (said: string) => said.replaceAll("\0", "").toWellFormed();

/** What came in, with every text as it can be kept. */
export function storable(event: Inbound): Inbound {
  const id = text(event.id);
  switch (event.kind) {
    case "typed":
      return { ...event, id, ...asked(event), text: text(event.text) };
    case "call":
      return { ...event, id, ...asked(event), ...filled(event) };
    case "complete":
      return { ...event, id, ...asked(event), ...filled(event), typed: text(event.typed) };
    case "home":
      return { ...event, id, ...asked(event) };
    case "said":
      return { ...event, id, by: account(event.by), text: text(event.text), files: event.files.map(file) };
    case "edited":
      return { ...event, id, by: account(event.by), text: text(event.text) };
    case "deleted":
    case "gone":
      return { ...event, id };
    default:
      return event satisfies never;
  }
}

const account = (by: Account): Account => ({ ...by, name: text(by.name) });
const file = (one: FileRef): FileRef => ({ ...one, name: text(one.name) });

const asked = ({ by, roomName }: { by: Account; roomName?: string }) => ({
  by: account(by),
  ...(roomName === undefined ? {} : { roomName: text(roomName) }),
});

const filled = ({ call, values }: { call: Carried; values?: Values }) => ({
  call: "parked" in call ? { parked: text(call.parked) } : { ...call, args: record(call.args) },
  ...(values === undefined ? {} : { values: Object.fromEntries(Object.entries(values).map(field)) }),
});

const field = ([name, value]: [string, Values[string]]): [string, Values[string]] => [text(name), sent(value)];

function sent(value: Values[string]): Values[string] {
  if (typeof value === "string") return text(value);
  const texts = value.filter((one) => typeof one === "string");
  return texts.length === value.length ? texts.map(text) : value.filter((one) => typeof one !== "string").map(file);
}

const record = (args: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).map(([name, value]) => [text(name), within(value)]));

function within(value: unknown): unknown {
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map(within);
  return typeof value === "object" && value !== null ? record({ ...value }) : value;
}
