import fc from "fast-check";
import { expect, it } from "vitest";
import { isPossible, MOVES, type Phase, TRANSITIONS } from "#core/services/discussion/state.ts";
import { describeWalk } from "../any-walk.ts";
import { moveOf, phaseOf, type Record, readRecord, SPEAKERS, type Step, tryStep } from "./walk.ts";

const OBJECT = 2;
const isLive = ({ state }: { state: string }) => state === "open" || state === "answered";

/** What must be true whatever anybody did. */
function checkState(record: Record): void {
  const { calls, concluded, closed } = record;
  if (calls.length > 0 || concluded) expect(closed, "a call or the conclusion ends the comment period").toBe(true);
  for (const earlier of calls.slice(0, -1)) expect(earlier.state, "one call at a time").toBe("not-agreed");
  for (const { state, objections, early, positions, seats } of calls) {
    if (state === "agreed") {
      expect(objections.filter(isLive), "nothing is agreed over an open objection").toEqual([]);
      expect(early && positions < seats, "nor before everybody had the time").toBe(false);
    }
    for (const objection of objections.filter(isLive)) expect(objection.choice).toBe(OBJECT);
  }
  const last = calls.at(-1);
  if (last)
    expect(last.state === "not-agreed", "without agreement only where a co-chair concluded it").toBe(
      concluded && last.state !== "agreed",
    );
}

/** Where time and the clock lead. */
const BY_TIME: Partial<{ [From in Phase]: readonly Phase[] }> = {
  comments: ["ended"],
  call: ["over", "waiting", "agreed"],
  over: ["waiting", "agreed"],
};

function checkMove(before: Record, after: Record, step: Step): void {
  const [from, to] = [phaseOf(before), phaseOf(after)];
  if (before.concluded)
    expect({ ...after, over: 0, calls: timeless(after) }).toEqual({ ...before, over: 0, calls: timeless(before) });
  const move = moveOf(step);
  const reached = move === undefined ? BY_TIME[from] : TRANSITIONS[from][move];
  expect([from, ...(reached ?? [])], `${step.verb} when ${from}`).toContain(to);
}

const timeless = ({ calls }: Record) => calls.map((call) => ({ ...call, over: 0, early: 0 }));
const SAYS_WHAT =
  /Possible now:|shows it|shows who|look again|Still open|No objection is open|Nobody has objected|co-chair can|can resolve it too|ask a co-chair|Give a later end|concludes it/;

function checkAnswer(before: Record, after: Record, step: Step, said: string): void {
  const move = moveOf(step);
  if (move === undefined || isPossible(phaseOf(before), move)) return;
  expect(after, `${step.verb} is not possible when ${phaseOf(before)}: ${said}`).toEqual(before);
  expect(said).toMatch(SAYS_WHAT);
}

const who = fc.nat({ max: SPEAKERS.length - 1 });
const objection = fc.integer({ min: 1, max: 3 });
const stance = fc.constantFrom<"support" | "object" | "abstain">("support", "object", "object", "abstain");
const only = <Verb extends Step["verb"]>(...verbs: Verb[]) => fc.constantFrom<Verb>(...verbs);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: only("position"), who, stance }) },
  { weight: 2, arbitrary: fc.record({ verb: only("withdraw", "resolve"), who, objection }) },
  { weight: 2, arbitrary: fc.record({ verb: only("answer", "settle"), objection }) },
  { weight: 1, arbitrary: fc.record({ verb: only("hold", "comment"), who }) },
  { weight: 4, arbitrary: fc.record({ verb: only("call", "extend", "summarize", "over", "due", "conclude") }) },
);

const CALL: Step = { verb: "call" };
const CONCLUDE: Step = { verb: "conclude" };
const some = fc.array(step, { minLength: 4, maxLength: 4 });
const end = fc.constantFrom<Step>({ verb: "over" }, { verb: "due" });
/** A call is tried, its end comes, and a co-chair has the last word. */
const walk = fc
  .tuple(some, some, end, some)
  .map(([early, then, comes, late]) => [
    ...early.filter(({ verb }) => verb !== "conclude"),
    CALL,
    ...then,
    comes,
    ...late,
    CONCLUDE,
    CONCLUDE,
  ]);

describeWalk({
  title: "a discussion that anybody does anything with",
  people: SPEAKERS,
  opens: { text: 'discussion open subject:"So?" question:"So?" closes:"in 8 days"', number: /^Discussion (\d+)/ },
  walk,
  read: readRecord,
  tries: tryStep,
  check(before, after, step, said) {
    checkState(after);
    checkMove(before, after, step);
    checkAnswer(before, after, step, said);
  },
  phaseOf,
  phases: Object.keys(TRANSITIONS),
});

it("has a way to the end from everywhere, and none out of it", () => {
  expect(TRANSITIONS.concluded).toEqual({});
  for (const phase of Object.keys(TRANSITIONS) as Phase[])
    if (phase !== "concluded") expect(TRANSITIONS[phase].conclude, phase).toContain("concluded");
  const used = new Set(Object.values(TRANSITIONS).flatMap((moves) => Object.keys(moves)));
  expect([...used].sort()).toEqual([...MOVES].sort());
});
