import type { Leader } from "#core/contract/leader.ts";
import type { Message, Span } from "#core/contract/view.ts";
import { type NominationPhase, postName } from "./nomination.ts";
import { capitalized, counted, line, say } from "./say.ts";

type Listed = {
  number: number;
  body: string;
  direction: "to" | "from";
  phase: NominationPhase;
  nominees: number;
  accepted: number;
  endsAt: string;
  zone: string;
};
type List = { nominations: Listed[]; open: number; settled: number; older: number; filtered: boolean };

export function nominationList(list: List, prefix: string, leader: Leader): Message {
  const { nominations, open, settled, older, filtered } = list;
  if (nominations.length === 0) {
    if (filtered) return say(`No such nomination. ${prefix}nomination list shows all you can see.`);
    const opens = `${capitalized(leader.one)} opens one with ${prefix}nomination open.`;
    return say(`There is no post to fill that you can see. ${opens}`);
  }
  const summary = `${counted(open + settled, "post")} to fill, ${open} under way.`;
  const items = nominations.map((one): Span[] => [
    { bold: `${one.number}` },
    ` ${capitalized(postName(one))} — `,
    ...stateOf(one, leader),
  ]);
  const more = `… and ${counted(older, "older nomination")}; ${prefix}nomination show nomination:N shows one.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...(older > 0 ? [line(more)] : [])],
  };
}

function stateOf({ phase, nominees, accepted, endsAt, zone }: Listed, leader: Leader): Span[] {
  const end: Span = { at: endsAt, zone, show: "datetime" };
  const named = nominees === 0 ? "nobody is nominated yet" : `${counted(nominees, "nominee")}, ${accepted} accepted`;
  switch (phase) {
    case "open":
      return ["nominations until ", end, `, ${named}`];
    case "over":
    case "ended":
      return ["being established, ", named];
    case "vacant":
      return [`no nominee is left, waits for ${leader.one}`];
    case "window":
      return ["objections until ", end, `, ${named}`];
    case "deciding":
      return [`the appointment waits for ${leader.one}, ${named}`];
    case "appointed":
      return ["ended with an appointment"];
    case "closed":
      return ["closed without an appointment"];
    default:
      return phase satisfies never;
  }
}
