import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Problem } from "#core/contract/problem.ts";
import {
  AGENDA_MOVES,
  AGENDA_TRANSITIONS,
  ITEM_MOVES,
  ITEM_TRANSITIONS,
  moveAgenda,
  moveItem,
} from "#core/services/agenda/state.ts";
import type { AgendaState, ItemState } from "#db/queries/agenda.ts";

function refusalOf(move: () => unknown): Problem | undefined {
  try {
    move();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    return error as Problem;
  }
}

describe("an agenda", () => {
  it("reaches no state but those of the table, whatever is tried, and each refusal says what is possible", () => {
    const states = Object.keys(AGENDA_TRANSITIONS);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...AGENDA_MOVES), { maxLength: 40 }), (moves) => {
        let state: AgendaState = "draft";
        for (const move of moves) {
          const before = state;
          const refused = refusalOf(() => {
            state = moveAgenda(before, move, 1);
          });
          expect(refused === undefined).toBe(AGENDA_TRANSITIONS[before][move] !== undefined);
          expect(states).toContain(state);
          if (refused) expect(refused.hint).toMatch(/^Possible now: agenda /);
        }
      }),
    );
  });

  it("is approved only by its members or its meeting, and a change makes it a draft again", () => {
    const into = Object.entries(AGENDA_TRANSITIONS).flatMap(([from, moves]) =>
      Object.entries(moves).flatMap(([move, to]) => (to === "approved" ? [`${from} ${move}`] : [])),
    );
    expect(into).toEqual(["draft approve", "proposed agree", "proposed approve", "amended approve"]);
    expect(AGENDA_TRANSITIONS.approved).toEqual({ change: "draft" });
  });

  it("that was changed since it was proposed is not approved by what was proposed", () => {
    expect(moveAgenda("amended", "agree", 1)).toBe("draft");
  });
});

describe("an item", () => {
  it("reaches no state but those of the table, and each refusal says what is possible", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ITEM_MOVES), { maxLength: 40 }), (moves) => {
        const item: { state: ItemState } = { state: "open" };
        for (const move of moves) {
          const before = item.state;
          const refused = refusalOf(() => {
            const to = moveItem({ state: before, number: "3" }, move);
            if (to !== "gone") item.state = to;
          });
          expect(refused === undefined).toBe(ITEM_TRANSITIONS[before][move] !== undefined);
          if (refused) expect(refused.hint).toMatch(before === "deferred" ? /^Nothing more/ : /^Possible now: agenda /);
        }
      }),
    );
  });

  it("that was dealt with is never removed or moved", () => {
    for (const state of ["on", "done", "deferred"] as const) {
      for (const move of ["remove", "move"] as const) {
        expect(refusalOf(() => moveItem({ state, number: "3.1" }, move))?.message).toContain("Item 3.1 is");
      }
    }
  });
});
