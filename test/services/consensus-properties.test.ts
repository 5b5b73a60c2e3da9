import fc from "fast-check";
import { expect, it } from "vitest";
import { OBJECTION_TRANSITIONS } from "#core/services/consensus/objection-states.ts";
import { isPossible, type Phase, TRANSITIONS } from "#core/services/consensus/procedure.ts";
import { describeWalk } from "./any-walk.ts";
import { type Record, readRecord, type Step, tryStep, VOTERS } from "./consensus-walk.ts";

const OBJECT = 2;
const live = (record: Record) =>
  record.seats.flatMap((seat) => seat.objections.filter(({ state }) => state === "open" || state === "answered"));
const answered = (record: Record) => record.seats.filter(({ choice }) => choice !== null).length;
const phaseOf = (record: Record): Phase => (record.state === "open" && record.over ? "over" : record.state);
const settled = ({ state }: Record) => state === "agreed" || state === "not-agreed";

/** What must be true whatever anybody did. */
function checkState(record: Record): void {
  expect(record.closed).toBe(record.state !== "open");
  if (record.state === "agreed") {
    expect(live(record), "nothing is agreed over an open objection").toEqual([]);
    expect(answered(record)).toBeGreaterThanOrEqual(record.quorum);
    expect(record.early && answered(record) < record.seats.length, "nor before everybody had the time").toBe(false);
  }
  for (const { choice, objections } of record.seats) {
    const open = objections.filter(({ state }) => state === "open" || state === "answered");
    expect(open.length).toBeLessThanOrEqual(1);
    if (open.length === 1) expect(choice).toBe(OBJECT);
    const last = objections.at(-1);
    if (choice === OBJECT) expect(last && (open.length === 1 || last.metAs === "co-chair")).toBe(true);
  }
  expect(record.holds.every((nth) => nth === 1)).toBe(true);
}

/** What was final stays, and every move is one of the tables'. */
function checkMove(before: Record, after: Record, step: Step): void {
  if (settled(before)) expect({ ...after, over: false }).toEqual({ ...before, over: false });
  const [from, to] = [phaseOf(before), phaseOf(after)];
  if (before.state !== after.state) {
    expect(Object.values(TRANSITIONS[from]).some((reached) => reached.some((one) => one === to))).toBe(true);
  }
  for (const [index, seat] of before.seats.entries()) {
    for (const earlier of seat.objections) {
      const later = after.seats[index]?.objections.find(({ number }) => number === earlier.number);
      const reached: unknown[] = Object.values(
        OBJECTION_TRANSITIONS[earlier.state as keyof typeof OBJECTION_TRANSITIONS],
      );
      expect([earlier.state, ...reached], `objection ${earlier.number} after ${step.verb}`).toContain(later?.state);
    }
  }
}

const MOVE = { settle: "resolve", due: undefined, over: undefined } as const;
const moveOf = ({ verb }: Step) => (verb in MOVE ? MOVE[verb as keyof typeof MOVE] : (verb as "vote"));
const SAYS_WHAT =
  /Possible now:|shows it|look again|Still open|No objection is open|Nobody has objected|co-chair can|can resolve it too|ask a co-chair|Give a later end/;

function checkAnswer(before: Record, after: Record, step: Step, said: string): void {
  const move = moveOf(step);
  const unchanged = JSON.stringify({ ...before, over: 0 }) === JSON.stringify({ ...after, over: 0 });
  if (move !== undefined && !isPossible(phaseOf(before), move)) {
    expect(unchanged, `${step.verb} is not possible when ${phaseOf(before)}: ${said}`).toBe(true);
    if (said !== "") expect(said).toMatch(SAYS_WHAT);
  }
}

const who = fc.nat({ max: VOTERS.length - 1 });
const objection = fc.integer({ min: 1, max: 3 });
const choice = fc.constantFrom<"approve" | "object" | "abstain">("approve", "object", "object", "abstain");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: fc.constant<"vote">("vote"), who, choice }) },
  {
    weight: 3,
    arbitrary: fc.record({ verb: fc.constantFrom<"withdraw" | "resolve">("withdraw", "resolve"), who, objection }),
  },
  { weight: 3, arbitrary: fc.record({ verb: fc.constantFrom<"answer" | "settle">("answer", "settle"), objection }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant<"hold">("hold"), who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constantFrom<"close" | "over" | "due" | "extend">("close", "over", "due", "extend"),
    }),
  },
);

const some = fc.array(step, { minLength: 6, maxLength: 6 });
const end = fc.constantFrom<Step>({ verb: "over" }, { verb: "due" });
const CLOSE: Step = { verb: "close" };
/** The end comes in between, and a co-chair has the last word. */
const walk = fc.tuple(some, end, some).map(([early, comes, late]) => [...early, comes, ...late, CLOSE, CLOSE]);

describeWalk({
  title: "a proposal that anybody does anything with",
  people: VOTERS,
  opens: { text: 'poll open question:"So?" kind:approve closes:"in 8 days" quorum:1', number: /^Poll (\d+)/ },
  walk,
  read: readRecord,
  tries: tryStep,
  check(before, after, step, said) {
    checkState(after);
    checkMove(before, after, step);
    checkAnswer(before, after, step, said);
  },
  phaseOf,
  phases: Object.keys(TRANSITIONS).filter((phase) => phase !== "coming"),
});

it("has no way out of what is settled, and one into it from everything else", () => {
  expect(TRANSITIONS.agreed).toEqual({});
  expect(TRANSITIONS["not-agreed"]).toEqual({});
  const next = (from: Phase) => Object.values(TRANSITIONS[from]).flat();
  const reaches = (from: Phase) => new Set(next(from).flatMap((one) => [one, ...next(one)]));
  for (const from of ["open", "over", "waiting"] as const)
    expect([...reaches(from)]).toEqual(expect.arrayContaining(["agreed", "not-agreed"]));
});
