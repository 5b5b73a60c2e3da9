import type { Message, Part, Span } from "#core/contract/view.ts";
import { type MatterFace, stateWords } from "./matter.ts";
import { counted, line, say } from "./say.ts";

type List = { matters: MatterFace[]; open: number; all: number; older: number; filtered: boolean };

const TITLES = { escalated: "Escalated", open: "Open", resolved: "Resolved" };

export function matterList({ matters, open, all, older, filtered }: List, prefix: string): Message {
  if (matters.length === 0) {
    if (filtered) return say(`No such matter. ${prefix}matter list shows all you can see.`);
    return say(`There is no matter you can see. Members raise one with ${prefix}matter raise.`);
  }
  const summary = `${counted(all, "matter")}, ${open} not resolved.`;
  const section = (state: MatterFace["state"]): Part[] => {
    const listed = matters.filter((one) => one.state === state);
    if (listed.length === 0) return [];
    return [line({ bold: `${TITLES[state]}:` }), { kind: "list", ordered: false, items: listed.map(itemOf) }];
  };
  const more =
    older > 0 ? [line(`… and ${counted(older, "older matter")}; ${prefix}matter show matter:N shows one.`)] : [];
  return {
    kind: "message",
    summary,
    parts: [line(summary), ...section("open"), ...section("escalated"), ...section("resolved"), ...more],
  };
}

function itemOf(face: MatterFace): Span[] {
  const { number, title, bodies, state, resolved } = face;
  const said =
    state === "resolved" ? (resolved?.how ?? "") : stateWords(face).replace(/^(Open(?! again)|Escalated)(, )?/, "");
  const more = said.trim() === "" ? "" : ` · ${said.trim()}`;
  return [{ bold: `${number}` }, ` ${title} — ${bodies}${more}`];
}
