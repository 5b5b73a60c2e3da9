import fc from "fast-check";
import { expect, it } from "vitest";
import { ANSWERED_FROM, isPossible, MOVES, TRANSITIONS } from "#core/services/statement/state.ts";
import type { StatementState } from "#db/queries/statement.ts";
import { describeWalk } from "../any-walk.ts";
import { PEOPLE, type Record, readRecord, type Step, tryStep } from "./walk.ts";

const INCOMING: StatementState[] = ["received", "assigned", "answered", "noted", "redirected", "withdrawn"];
const OUTGOING: StatementState[] = ["draft", "review", "approved", "sent", "withdrawn"];
const SETTLED: StatementState[] = ["answered", "noted", "redirected", "withdrawn", "sent"];

/** What must be true whatever anybody did. */
function checkState(record: Record): void {
  const { state, settled, approved, identifier, responsible, sentReplies, events } = record;
  expect(settled).toBe(SETTLED.includes(state));
  if (state === "sent" || state === "approved")
    expect([approved === null, identifier === null]).toEqual([false, false]);
  if (state === "draft" || state === "review") expect(approved, "approved before it was changed").toBeNull();
  if (state === "answered") expect(sentReplies, "answered by what was sent").toBeGreaterThan(0);
  if (state === "assigned") expect(responsible).toBe(true);
  if (state === "sent") expect(events.filter((what) => what === "sent")).toHaveLength(1);
}

const moveOf = ({ verb }: Step) => (verb === "answer" ? "reply" : verb === "early" ? "approve" : verb);

function reachable(from: StatementState, step: Step): readonly StatementState[] {
  const move = moveOf(step);
  if (move === "over") return [];
  const answered: StatementState[] = step.verb === "answer" && ANSWERED_FROM.includes(from) ? ["answered"] : [];
  return [...(TRANSITIONS[from][move] ?? []), ...answered];
}

function check(before: Record, after: Record, step: Step, said: string): void {
  checkState(after);
  expect([before.state, ...reachable(before.state, step)], `${step.verb} when ${before.state}`).toContain(after.state);
  if (before.identifier !== null) expect(after.identifier, "a number is kept").toBe(before.identifier);
  if (step.verb === "approve" && before.state === "review" && before.reviewing) expect(after, said).toEqual(before);
  const move = moveOf(step);
  if (step.who > 0 && !before.shown && move !== "over") {
    expect(after, said).toEqual(before);
    expect(said).toMatch(/There is no statement|^Only /);
    return;
  }
  if (move === "over" || isPossible(before.state, move)) return;
  expect(after, `${step.verb} is not possible when ${before.state}: ${said}`).toEqual(before);
  expect(said).toMatch(/Possible now:|shows it|Only |is not yours|Please ask/);
}

const who = fc.nat({ max: PEOPLE.length });
const some = (verbs: Step["verb"][], length: number) =>
  fc.array(fc.record({ verb: fc.constantFrom(...verbs), who }), { minLength: length, maxLength: length });
const by = (verb: Step["verb"], one = 0): Step => ({ verb, who: one });

describeWalk({
  title: "a statement that came in, and anybody does anything with",
  people: PEOPLE,
  opens: {
    text: 'statement receive title:"So?" from:"3GPP SA" purpose:action deadline:2025-12-01 text:"So?"',
    number: /^Statement (\d+)/,
  },
  walk: fc
    .tuple(
      some([...MOVES, "assign", "assign"], 4),
      fc.constantFrom<Step["verb"]>("note", "answer", "redirect", "withdraw"),
      some([...MOVES, "answer", "reopen"], 4),
    )
    .map(([early, end, late]) => [...early, by("assign"), by(end), ...late]),
  read: readRecord,
  tries: tryStep,
  check,
  phaseOf: ({ state }) => state,
  phases: INCOMING,
});

describeWalk({
  title: "a statement that is to go out, and anybody does anything with",
  people: PEOPLE,
  opens: { text: 'statement draft title:"So?" to:ETSI purpose:information text:"So?"', number: /^Statement (\d+)/ },
  walk: fc
    .tuple(
      some([...MOVES], 3),
      some(["approve", "withdraw", "reopen", "edit", "early"], 3),
      some([...MOVES, "over", "send"], 3),
    )
    .map(([early, then, late]) => [...early, by("review"), ...then, by("over"), by("approve"), ...late, by("send")]),
  read: readRecord,
  tries: tryStep,
  check,
  phaseOf: ({ state }) => state,
  phases: OUTGOING,
});

it("leads from every state to an end, and knows no other move", () => {
  expect(TRANSITIONS.sent).toEqual({});
  expect(new Set([...INCOMING, ...OUTGOING])).toEqual(new Set(Object.keys(TRANSITIONS)));
  const used = new Set(Object.values(TRANSITIONS).flatMap((moves) => Object.keys(moves)));
  expect([...used].sort()).toEqual([...MOVES].sort());
  for (const [from, moves] of Object.entries(TRANSITIONS)) {
    const isOpen = !SETTLED.includes(from as StatementState);
    if (isOpen) expect(Object.values(moves).flat(), from).toEqual(expect.arrayContaining(["withdrawn"]));
  }
});
