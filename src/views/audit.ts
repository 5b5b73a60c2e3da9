import type { Message, Span } from "#core/contract/view.ts";
import { counted, line, say } from "./say.ts";

type Entry = {
  at: string;
  /** Nobody: the clock, or a platform. */
  person: string | null;
  platform: string | null;
  room: string | null;
  what: string;
  things: string[];
};

export function auditList(
  { zone, events, more }: { zone: string; events: Entry[]; more: boolean },
  prefix: string,
): Message {
  if (events.length === 0) return say("Nothing that matches was recorded.");
  const summary = `${counted(events.length, "event")}, the newest first.`;
  const items = events.map((one): Span[] => [
    { at: one.at, zone, show: "datetime" },
    " ",
    { bold: one.person ?? "by itself" },
    `: ${[one.what, ...one.things].join(", ")}${from(one)}`,
  ]);
  const older = `There are older ones: add until: with the date of the last one, or about: and by:, to ${prefix}activity audit.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...(more ? [line(older)] : [])],
  };
}

const from = ({ platform, room }: Entry) => {
  if (platform === null) return "";
  return room === null ? ` (${platform})` : ` (${platform}, ${room})`;
};
