import { Problem } from "#core/contract/problem.ts";
import type { AgendaState, ItemState } from "#db/queries/agenda.ts";

export const AGENDA_MOVES = ["change", "propose", "agree", "disagree", "approve"] as const;
export type AgendaMove = (typeof AGENDA_MOVES)[number];

/** "agree" and "disagree" are about the proposed revision; of an amended draft it is not the present one. */
export const AGENDA_TRANSITIONS: Record<AgendaState, Partial<Record<AgendaMove, AgendaState>>> = {
  draft: { change: "draft", propose: "proposed", approve: "approved" },
  proposed: { change: "amended", agree: "approved", disagree: "draft", approve: "approved" },
  amended: { change: "amended", agree: "draft", disagree: "draft", approve: "approved" },
  approved: { change: "draft" },
};

const MOVE_WORDS: Record<AgendaMove, string | undefined> = {
  change: "agenda add, edit, move and remove",
  propose: "agenda propose",
  approve: "agenda approve, at the meeting",
  agree: undefined,
  disagree: undefined,
};
const STATE_WORDS: Record<AgendaState, string> = {
  draft: "is a draft",
  proposed: "is proposed already, and the members are deciding",
  amended: "has a proposed revision already, and the members are deciding",
  approved: "is approved, and nothing was changed since",
};

/** Undefined: this does not happen to an agenda in this state. */
export const agendaAfter = (state: AgendaState, move: AgendaMove): AgendaState | undefined =>
  AGENDA_TRANSITIONS[state][move];

/** Where the move leads. Throws a Problem that says what is possible now. */
export function moveAgenda(state: AgendaState, move: AgendaMove, meeting: number): AgendaState {
  const to = agendaAfter(state, move);
  if (to) return to;
  const possible = AGENDA_MOVES.filter((one) => agendaAfter(state, one)).flatMap((one) => MOVE_WORDS[one] ?? []);
  throw new Problem({
    code: "conflict",
    message: `The agenda of meeting ${meeting} ${STATE_WORDS[state]}.`,
    hint: `Possible now: ${possible.join("; ")}.`,
  });
}

export const ITEM_MOVES = ["take", "close", "put back", "defer", "edit", "move", "remove"] as const;
export type ItemMove = (typeof ITEM_MOVES)[number];

/** "take": it is on now; a closed item can be taken up again, and its outcome corrected. "put back": its meeting is put off or called off. */
export const ITEM_TRANSITIONS: Record<ItemState, Partial<Record<ItemMove, ItemState | "gone">>> = {
  open: { take: "on", close: "done", defer: "deferred", edit: "open", move: "open", remove: "gone" },
  on: { close: "done", "put back": "open", defer: "deferred", edit: "on" },
  done: { take: "on", close: "done" },
  deferred: {},
};

const ITEM_STATE_WORDS: Record<ItemState, string> = {
  open: "has not been taken yet",
  on: "is on now",
  done: "is closed",
  deferred: "is deferred to the next meeting",
};
const ITEM_MOVE_WORDS: Record<ItemMove, string | undefined> = {
  take: "agenda next",
  close: "agenda close-item",
  "put back": undefined,
  defer: "agenda defer",
  edit: "agenda edit",
  move: "agenda move",
  remove: "agenda remove",
};

/** Where the move leads. Throws a Problem that says what is possible now. */
export function moveItem(item: { state: ItemState; number: string }, move: ItemMove): ItemState | "gone" {
  const to = ITEM_TRANSITIONS[item.state][move];
  if (to) return to;
  const could = ITEM_MOVES.filter((one) => ITEM_TRANSITIONS[item.state][one]);
  const possible = could.flatMap((one) => ITEM_MOVE_WORDS[one] ?? []);
  throw new Problem({
    code: "conflict",
    message: `Item ${item.number} ${ITEM_STATE_WORDS[item.state]}, so "${ITEM_MOVE_WORDS[move] ?? move}" is not possible.`,
    hint: possible.length === 0 ? "Nothing more can be done with it here." : `Possible now: ${possible.join("; ")}.`,
    field: "item",
  });
}
