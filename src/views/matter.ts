import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, line } from "./say.ts";

/** What a reader may know of a matter. */
export type MatterFace = {
  activity: string;
  zone: string;
  /** "TSAG". */
  parent: string;
  number: number;
  title: string;
  bodies: string;
  deliverables: string | undefined;
  description: string | undefined;
  state: "open" | "escalated" | "resolved";
  raisedBy: string;
  /** ISO instants. */
  raisedAt: string;
  /** It has, or had, a discussion of it as it stands. */
  discussed: boolean;
  discussion: { number: number; concluded: boolean; outcome: string | undefined } | undefined;
  /** What the parent group is asked to do, or was; kept when the matter is resolved and reopened after that. */
  asked: { at: string; ask: string; verb: "approve" | "note"; document: string | undefined } | undefined;
  /** Also of one that is reopened. */
  resolved: { at: string; how: string } | undefined;
  reopened: { at: string; why: string | undefined } | undefined;
};

const date = (at: string, zone: string): Span => ({ at, zone, show: "date" });

/** The live card of a matter. */
export const matterCard = (face: MatterFace): Message => ({
  kind: "message",
  summary: summaryOf(face),
  parts: [...faceParts(face), choices(...ways(face, { show: true, leads: false }))],
});

export function matterShown(face: MatterFace, leads: boolean): Message {
  const options = ways(face, { show: false, leads });
  return {
    kind: "message",
    summary: summaryOf(face),
    parts: [...faceParts(face), ...(options.length > 0 ? [choices(...options)] : [])],
  };
}

const summaryOf = (face: MatterFace) =>
  `Matter ${face.number}: ${face.title}. Concerns ${face.bodies}. ${stateWords(face)}.`;

/** "Open", "Escalated to TSAG, to note", "Resolved". */
export function stateWords({ state, parent, asked, discussion, discussed, reopened }: MatterFace): string {
  switch (state) {
    case "open":
      if (!discussion || !discussed) return reopened ? "Open again" : "Open";
      return `Open, ${discussion.concluded ? "discussed" : "under discussion"} in discussion ${discussion.number}`;
    case "escalated":
      return `Escalated to ${parent}, to ${asked?.verb ?? "note"}`;
    case "resolved":
      return "Resolved";
    default:
      return state satisfies never;
  }
}

function faceParts(face: MatterFace): Part[] {
  const { number, title, description, asked, resolved, parent, state } = face;
  const is = state === "open" ? "was" : "is";
  return [
    { kind: "heading", text: `Matter ${number}` },
    line({ bold: title }),
    ...(description === undefined ? [] : [line(description)]),
    { kind: "facts", rows: facts(face) },
    ...(asked ? [quoted(`${parent} ${is} asked to ${asked.verb}`, asked.ask)] : []),
    ...(resolved
      ? [quoted(state === "resolved" ? "How it was resolved" : "How it had been resolved", resolved.how)]
      : []),
  ];
}

const quoted = (title: string, text: string): Part => ({ kind: "quote", by: [{ bold: title }], spans: [text] });

function facts(face: MatterFace) {
  const { bodies, deliverables, raisedBy, raisedAt, zone, discussion, asked, resolved, reopened, state } = face;
  const rows: { label: string; value: Span[] }[] = [{ label: "Concerns", value: [bodies] }];
  if (deliverables !== undefined) rows.push({ label: "Deliverables", value: [deliverables] });
  rows.push({ label: "Raised", value: [date(raisedAt, zone), ` by ${raisedBy}`] });
  if (discussion) {
    const how = discussion.concluded ? ", concluded" : ", under way";
    const outcome = discussion.outcome === undefined ? "" : `: ${discussion.outcome}`;
    rows.push({ label: "Discussion", value: [`${discussion.number}${how}${outcome}`] });
  }
  if (asked) {
    const document = asked.document === undefined ? "" : `, with ${asked.document}`;
    rows.push({ label: "Escalated", value: [date(asked.at, zone), document] });
  }
  if (resolved) rows.push({ label: "Resolved", value: [date(resolved.at, zone)] });
  if (reopened) {
    const why = reopened.why === undefined ? "" : `: ${reopened.why}`;
    rows.push({ label: "Reopened", value: [date(reopened.at, zone), why] });
  }
  return state === "open" ? [...rows, { label: "State", value: ["Open"] }] : rows;
}

function ways(face: MatterFace, { show, leads }: { show: boolean; leads: boolean }): Choice[] {
  const { activity, number, discussion, discussed, state, parent, asked } = face;
  const to = (label: string, verb: string, more: Record<string, string> = {}) =>
    button(label, activity, `matter ${verb}`, { matter: String(number), ...more });
  const escalate = (verb: "approve" | "note"): Choice => ({
    ...to(`Ask ${parent} to ${verb}`, "escalate", { verb }),
    confirm: `The next report asks ${parent} to ${verb}: ${asked?.ask ?? face.title}`,
  });
  return [
    ...(show ? [to("Show the matter", "show")] : []),
    ...(discussion
      ? [button("Show the discussion", activity, "discussion show", { discussion: String(discussion.number) })]
      : []),
    ...(leads && state !== "resolved" && !discussed ? [to("Open a discussion", "discuss")] : []),
    ...(leads && state === "open" ? [escalate("approve"), escalate("note")] : []),
    ...(leads && state === "escalated"
      ? [{ ...to("Take the escalation back", "reopen"), confirm: `Ask ${parent} nothing about this matter?` }]
      : []),
    ...(leads && state !== "resolved" ? [to("Resolve", "resolve")] : []),
    ...(leads && state === "resolved" ? [to("Reopen", "reopen")] : []),
  ];
}
