import fc from "fast-check";
import { expect, it } from "vitest";
import { MOVES, type Move, TRANSITIONS } from "#core/services/matter/state.ts";
import type { MatterState } from "#db/queries/matter.ts";
import { describeWalk } from "../any-walk.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

const PEOPLE = ["ETSI representative"];
/** `who`: one of the people, or the chair. */
type Step = { verb: Move; who: number };
type Record = {
  state: MatterState;
  discussed: boolean;
  asks: boolean;
  verb: string | null;
  resolved: boolean;
  reopened: boolean;
};

async function tries(house: Assembly, number: number, { verb, who }: Step): Promise<string> {
  const says = (text: string) => house.types(PEOPLE[who] ?? CHAIR, `matter ${verb} matter:${number} ${text}`);
  switch (verb) {
    case "discuss":
      return await says('closes:"in 2 weeks"');
    case "escalate":
      return await says("verb:approve");
    case "resolve":
      return await says('how:"Thus."');
    case "reopen":
      return await says('why:"Not thus."');
    default:
      return verb satisfies never;
  }
}

async function read(house: Assembly, number: number): Promise<Record> {
  const [row] =
    await house.rows(sql`select state, discussion_id is not null as discussed, ask is not null as asks, verb,
    resolved_at is not null as resolved, reopened_at is not null as reopened from matter where number = ${number}`);
  return row as Record;
}

const SAYS_WHY = /Possible now:|shows it|Only a co-chair/;

describeWalk<Step, Record>({
  title: "a matter that anybody does anything with",
  people: PEOPLE,
  opens: { text: 'matter raise title:"Avatars" bodies:"ETSI"', number: /^Matter (\d+)/ },
  walk: fc.array(fc.record({ verb: fc.constantFrom<Move>(...MOVES), who: fc.nat({ max: PEOPLE.length }) }), {
    minLength: 7,
    maxLength: 9,
  }),
  read,
  tries,
  check(before, after, { verb, who }, said) {
    if (after.state === "resolved") expect(after.resolved).toBe(true);
    if (before.resolved) expect(after.resolved, "how it was resolved stays").toBe(true);
    if (after.reopened) expect(after.state).not.toBe("resolved");
    if (after.state === "escalated") expect(after.verb).toBe("approve");
    const leads = who === PEOPLE.length;
    const takenBack = leads && verb === "reopen" && before.state === "escalated";
    if (before.asks) expect(after.asks, "what was asked stays said").toBe(!takenBack);
    const to = TRANSITIONS[before.state][verb];
    const done = leads && to !== undefined && !(verb === "discuss" && before.discussed);
    if (done && verb === "reopen") expect(after.reopened).toBe(true);
    expect(after.state, `${verb} when ${before.state}: ${said}`).toBe(done ? to : before.state);
    if (done) return;
    expect(after, `${verb} when ${before.state}: ${said}`).toEqual(before);
    expect(said).toMatch(SAYS_WHY);
  },
  phaseOf: ({ state }) => state,
  phases: Object.keys(TRANSITIONS),
});

it("can be resolved from everywhere, and out of that only reopened", () => {
  expect(TRANSITIONS.resolved).toEqual({ reopen: "open" });
  for (const state of ["open", "escalated"] as const) expect(TRANSITIONS[state].resolve).toBe("resolved");
});
