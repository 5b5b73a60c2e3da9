import fc from "fast-check";
import { expect, it } from "vitest";
import { isPossible, MOVES, type Phase, TRANSITIONS } from "#core/services/nomination/state.ts";
import { describeWalk } from "../any-walk.ts";
import { sql } from "../assembly.ts";
import { moveOf, phaseOf, type Record, readRecord, SPEAKERS, type Step, seatEverybody, tryStep } from "./walk.ts";

const OBJECT = 2;
const isLive = ({ state }: { state: string }) => state === "open" || state === "answered";

/** What must be true whatever anybody did. */
function checkState(record: Record): void {
  const { state, nominees, offices } = record;
  const standing = nominees.filter((one) => one.state !== "withdrawn").map((one) => one.person);
  expect(new Set(standing).size, "a person is one nominee").toBe(standing.length);
  expect(offices, "an office begins with an appointment alone").toBe(state === "appointed" ? 1 : 0);
  const inWindow = nominees.filter((one) => one.window !== null && one.state === "accepted");
  if (state === "window" || state === "deciding") expect(inWindow.length).toBeGreaterThan(0);
  for (const one of nominees) checkNominee(one, isSettled(record));
  if (!isSettled(record))
    for (const one of nominees)
      if (one.state === "named" || one.state === "accepted") expect(one.member, "a nominee takes part").toBe(true);
  const appointed = nominees.find((one) => one.appointed);
  if (appointed) expect(appointed).toMatchObject({ state: "accepted", window: "agreed" });
}

const isSettled = ({ state }: Record) => state === "closed" || state === "appointed";

function checkNominee({ state, window, closed, objections }: Record["nominees"][number], settled: boolean): void {
  const live = objections.filter(isLive);
  if (window === null) expect(objections).toEqual([]);
  if (window === "agreed") expect(live, "agreed over an open objection").toEqual([]);
  if (!settled && state !== "withdrawn") for (const { choice } of live) expect(choice).toBe(OBJECT);
  else if (window !== null) expect([closed, window]).toEqual([true, expect.stringMatching(/agreed/)]);
}

/** Where time and the clock lead; the next change carries on what time brought, and then does its own. */
const CARRIED: { [From in Phase]?: readonly Phase[] } = { over: ["window", "vacant"], ended: ["deciding", "vacant"] };
const BY_TIME: { [From in Phase]?: readonly Phase[] } = {
  open: ["over", "window", "vacant"],
  over: ["window", "vacant"],
  window: ["ended", "deciding", "vacant"],
  ended: ["deciding", "vacant"],
};

function reachedFrom(from: Phase, step: Step): readonly Phase[] {
  const move = moveOf(step);
  if (move === undefined) return BY_TIME[from] ?? [];
  const carried = CARRIED[from] ?? [from];
  return [...carried, ...carried.flatMap((phase) => TRANSITIONS[phase][move] ?? [])];
}

function checkMove(before: Record, after: Record, step: Step): void {
  const [from, to] = [phaseOf(before), phaseOf(after)];
  if (isSettled(before)) expect(whatStands(after)).toEqual(whatStands(before));
  expect([from, ...reachedFrom(from, step)], `${step.verb} when ${from}`).toContain(to);
}

/** Time passes and members go, whatever became of a post. */
const whatStands = ({ nominees, ...post }: Record) => ({
  ...post,
  over: 0,
  ended: 0,
  nominees: nominees.map(({ member: _, ...one }) => one),
});

const SAYS_WHAT =
  /Possible now:|shows it|Still open|No objection is open|Nobody has objected|Type register|none you can see/;

function checkAnswer(before: Record, after: Record, step: Step, said: string): void {
  const move = step.verb === "ends" || step.verb === "forgets" ? undefined : moveOf(step);
  const from = phaseOf(before);
  if (move === undefined || (CARRIED[from] ?? [from]).some((phase) => isPossible(phase, move))) return;
  expect(after, `${step.verb} is not possible when ${from}: ${said}`).toEqual(before);
  expect(said).toMatch(SAYS_WHAT);
}

const who = fc.nat({ max: SPEAKERS.length - 1 });
const whom = who;
const objection = fc.integer({ min: 1, max: 3 });
const only = <Verb extends Step["verb"]>(...verbs: Verb[]) => fc.constantFrom<Verb>(...verbs);
const early: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: only("nominate"), who, whom }) },
  { weight: 3, arbitrary: fc.record({ verb: only("accept", "accept", "decline", "leave"), who }) },
  { weight: 1, arbitrary: fc.record({ verb: only("support", "object"), who, whom }) },
  { weight: 1, arbitrary: fc.record({ verb: only("extend", "over") }) },
  { weight: 1, arbitrary: fc.record({ verb: only("ends", "forgets"), who }) },
);
const late: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verb: only("object", "object", "support", "abstain", "unsupport"), who, whom }) },
  { weight: 3, arbitrary: fc.record({ verb: only("withdraw", "resolve"), who, objection }) },
  { weight: 3, arbitrary: fc.record({ verb: only("answer", "settle"), objection }) },
  { weight: 1, arbitrary: fc.record({ verb: only("leave", "accept"), who }) },
  { weight: 2, arbitrary: fc.record({ verb: only("appoint"), whom }) },
  { weight: 1, arbitrary: fc.record({ verb: only("ends", "forgets"), who }) },
  { weight: 1, arbitrary: fc.record({ verb: only("extend", "over", "due") }) },
);

const end = fc.constantFrom<Step>({ verb: "over" }, { verb: "due" });
const last = fc.oneof(
  fc.record({ verb: only("appoint"), whom }),
  fc.constant<Step>({ verb: "appoint", whom: 0 }),
  fc.constant<Step>({ verb: "close" }),
);
const some = (step: fc.Arbitrary<Step>) => fc.array(step, { minLength: 3, maxLength: 3 });
/** The only nominee goes, in the objection window and after it. */
const alone = [1, 2].map((ends): Step[] => [
  { verb: "nominate", who: 0, whom: 0 },
  ...Array.from({ length: ends }, () => ({ verb: "due" as const })),
  { verb: "forgets", who: 0 },
  { verb: "appoint", whom: 0 },
  { verb: "extend" },
]);
/** Somebody is nominated and accepts or not, the end comes, then that of the window, and a co-chair has the last word. */
const walk = fc
  .tuple(some(early), end, some(late), end, some(late), last, last)
  .map(([first, over, then, ended, after, ...words]) => [
    { verb: "nominate" as const, who: 0, whom: 0 },
    ...first,
    over,
    ...then,
    ended,
    ...after,
    ...words,
  ]);

describeWalk({
  title: "a post to fill that anybody does anything with",
  people: SPEAKERS,
  opens: { text: 'nomination open body:"IETF" direction:to closes:"in 8 days"', number: /^Nomination (\d+)/ },
  walk,
  always: alone,
  read: readRecord,
  begins: seatEverybody,
  async tries(house, number, step) {
    await house.rows(
      sql`update liaison set ended_at = ${house.clock.now().toString()}, ended_by = appointed_by where ended_at is null`,
    );
    return await tryStep(house, number, step);
  },
  check(before, after, step, said) {
    checkState(after);
    checkMove(before, after, step);
    checkAnswer(before, after, step, said);
  },
  phaseOf,
  phases: Object.keys(TRANSITIONS),
});

it("has a way to the end from everywhere, and none out of it", () => {
  for (const end of ["appointed", "closed"] as const) expect(TRANSITIONS[end]).toEqual({});
  for (const phase of ["open", "vacant", "window", "deciding"] as const)
    expect(TRANSITIONS[phase].close, phase).toContain("closed");
  const used = new Set(Object.values(TRANSITIONS).flatMap((moves) => Object.keys(moves)));
  expect([...used].sort()).toEqual([...MOVES].sort());
});
