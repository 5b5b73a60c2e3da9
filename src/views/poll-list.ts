import type { Leader } from "#core/contract/leader.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { capitalized, counted, line, say } from "./say.ts";

type Listed = {
  number: number;
  question: string;
  closed: boolean;
  /** It has not opened; closed then: it was called off. */
  opensAt?: string;
  /** Of a poll decided by consensus. */
  state: "open" | "waiting" | "agreed" | "not-agreed" | undefined;
  seats: number;
  cast: number;
  endsAt: string;
  zone: string;
};

const states = ({ one }: Leader) => ({
  open: "",
  waiting: `not agreed, waits for ${one}, `,
  agreed: "agreed, ",
  "not-agreed": "not agreed, ",
});

function stateOf(poll: Listed, leader: Leader): Span[] {
  const { opensAt, zone, closed } = poll;
  const voted = `${poll.cast} of ${poll.seats} ${poll.state === undefined ? "voted" : "answered"}`;
  if (opensAt !== undefined && closed) return ["called off before it opened"];
  const until: Span = { at: poll.endsAt, zone, show: "datetime" };
  if (opensAt !== undefined) return ["opens on ", { at: opensAt, zone, show: "datetime" }, ", open until ", until];
  return closed ? [`closed, ${states(leader)[poll.state ?? "open"]}${voted}`] : ["open until ", until, `, ${voted}`];
}

type List = {
  polls: Listed[];
  coming: number;
  open: number;
  closed: number;
  older: number;
  seesAll: boolean;
  filtered?: boolean;
};

export function pollList(
  { polls, coming, open, closed, older, seesAll, filtered }: List,
  prefix: string,
  leader: Leader,
): Message {
  if (polls.length === 0 && filtered) return say(`No such poll. ${prefix}poll list shows all you can see.`);
  if (polls.length === 0) {
    const none = seesAll ? "No poll has been opened yet." : "There is no poll you can see.";
    return say(`${none} ${capitalized(leader.one)} opens one with ${prefix}poll open.`);
  }
  const toCome = coming > 0 ? `, ${coming} to come` : "";
  const summary = `${counted(coming + open + closed, "poll")}, ${open} open${toCome}.`;
  const more = `… and ${counted(older, "older poll")}; ${prefix}poll show poll:N shows one.`;
  const items = polls.map((poll): Span[] => {
    return [{ bold: `${poll.number}` }, ` ${poll.question} — `, ...stateOf(poll, leader)];
  });
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...(older > 0 ? [line(more)] : [])],
  };
}
