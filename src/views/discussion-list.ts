import type { Leader } from "#core/contract/leader.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import type { DiscussionPhase } from "./discussion.ts";
import { capitalized, counted, line, say } from "./say.ts";

type Listed = {
  number: number;
  subject: string;
  phase: DiscussionPhase;
  /** Of the newest call. */
  state: "open" | "waiting" | "agreed" | "not-agreed" | undefined;
  /** The call is in the last part of its time. */
  final: boolean;
  comments: number;
  seats: number;
  cast: number;
  endsAt: string;
  zone: string;
};

type List = {
  discussions: Listed[];
  open: number;
  concluded: number;
  older: number;
  coChair: boolean;
  filtered: boolean;
  /** In other nouns, in the last part of their time. */
  calls: { said: Span[]; endsAt: string }[];
};

export function discussionList(list: List, prefix: string, leader: Leader): Message {
  const { discussions, open, concluded, older, coChair, filtered, calls } = list;
  if (discussions.length === 0 && calls.length === 0) {
    if (filtered) return say(`No such discussion. ${prefix}discussion list shows all you can see.`);
    return say(
      `There is no discussion you can see. ${capitalized(leader.one)} opens one with ${prefix}discussion open.`,
    );
  }
  const final = discussions.filter((one) => one.final);
  const waiting = coChair ? discussions.filter(waitsForCoChair) : [];
  const others = discussions.filter((one) => !one.final && !waiting.includes(one));
  const summary = `${counted(open + concluded, "discussion")}, ${open} under way.`;
  const more = `… and ${counted(older, "older discussion")}; ${prefix}discussion show discussion:N shows one.`;
  return {
    kind: "message",
    summary: `${summary} Calls in their final period: ${final.length + calls.length}.`,
    parts: [
      line(summary),
      ...finalCalls([
        ...final.map((one) => ({ endsAt: one.endsAt, said: itemOf(one, leader, `Discussion ${one.number}:`) })),
        ...calls,
      ]),
      ...section(leader, `Waiting for ${leader.one}`, waiting),
      ...section(leader, final.length + calls.length + waiting.length > 0 ? "Others" : undefined, others),
      ...(older > 0 ? [line(more)] : []),
    ],
  };
}

const waitsForCoChair = ({ phase }: Listed) => phase === "ended" || phase === "waiting" || phase === "agreed";

/** What ends first stands first. */
function finalCalls(calls: List["calls"]): Part[] {
  const title = { bold: "Calls in their final period:" };
  if (calls.length === 0) return [line(title, " None.")];
  const items = calls.toSorted((a, b) => (a.endsAt < b.endsAt ? -1 : 1)).map(({ said }) => said);
  return [line(title), { kind: "list", ordered: false, items }];
}

function section(leader: Leader, title: string | undefined, listed: Listed[]): Part[] {
  if (listed.length === 0) return [];
  const heading = title === undefined ? [] : [line({ bold: `${title}:` })];
  return [...heading, { kind: "list", ordered: false, items: listed.map((one) => itemOf(one, leader)) }];
}

const itemOf = (one: Listed, leader: Leader, named = `${one.number}`): Span[] => [
  { bold: named },
  ` ${one.subject} — `,
  ...stateOf(one, leader),
];

const OUTCOMES = { agreed: "agreed", "not-agreed": "not agreed", open: "", waiting: "" };

function stateOf({ phase, state, cast, seats, comments, endsAt, zone }: Listed, leader: Leader): Span[] {
  const end: Span = { at: endsAt, zone, show: "datetime" };
  const answered = `${cast} of ${seats} answered, ${counted(comments, "comment")}`;
  switch (phase) {
    case "comments":
      return ["comments until ", end, `, ${answered}`];
    case "ended":
      return [`comment period ended, waits for ${leader.one}, `, answered];
    case "call":
      return ["consensus call until ", end, `, ${answered}`];
    case "over":
      return ["consensus call ended, its outcome is being established"];
    case "waiting":
      return [`not agreed, waits for ${leader.one}, ${answered}`];
    case "agreed":
      return [`agreed, waits to be concluded, ${answered}`];
    case "concluded":
      return [`concluded${state ? `, ${OUTCOMES[state]}` : " without a call"}, ${counted(comments, "comment")}`];
    default:
      return phase satisfies never;
  }
}
