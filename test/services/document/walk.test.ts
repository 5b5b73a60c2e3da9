import fc from "fast-check";
import { expect, it } from "vitest";
import { MOVES, type Move, TRANSITIONS } from "#core/services/document/state.ts";
import type { DocumentState } from "#db/queries/document.ts";
import { describeWalk } from "../any-walk.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

const PEOPLE = ["SG17 representative", "ETSI representative"];
/** `who`: one of the people, or the chair. */
type Step = { verb: Move; who: number };
type Record = { state: DocumentState; label: string | null; revisions: number; under: boolean; last: number };

/** All that a step says of one announced document, by whichever name it has then. */
async function tries(house: Assembly, number: number, { verb, who }: Step): Promise<string> {
  const { label } = await read(house, number);
  const name = label ?? `announcement ${number}`;
  const says = (text: string) => house.types(PEOPLE[who] ?? CHAIR, text);
  switch (verb) {
    case "submit":
      return await says(`document submit announcement:${number} link:https://example.org/paper`);
    case "revise":
      return await says(`document revise document:"${name}" link:https://example.org/revised`);
    case "assign":
      return await says(`document assign document:"${name}" meeting:1 item:8`);
    case "withdraw":
      return await says(`document withdraw document:"${name}"`);
    default:
      return verb satisfies never;
  }
}

async function read(house: Assembly, number: number): Promise<Record> {
  const [row] = await house.rows(sql`select d.state, d.label, d.agenda_item_id is not null as under,
      (select count(*)::int from document_revision r where r.document_id = d.id) as revisions,
      (select coalesce(max(last), 0)::int from counter where series like 'document JCA%') as last
    from document d where d.announcement = ${number}`);
  return row as Record;
}

function checkState({ state, label, revisions, under }: Record): void {
  if (state === "announced") expect({ label, revisions, under }).toEqual({ label: null, revisions: 0, under: false });
  if (state === "submitted") expect(revisions).toBeGreaterThan(0);
  expect(label !== null, "what has a number can be read").toBe(revisions > 0);
}

const SAYS_WHY = /Possible now:|shows it|Whoever (submitted|announced) it|Only a co-chair/;

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom<Move>("submit", "submit", "revise", "assign", "withdraw"),
  who: fc.nat({ max: PEOPLE.length }),
});

describeWalk<Step, Record>({
  title: "a document that anybody does anything with",
  people: PEOPLE,
  opens: { text: 'document announce title:"Use cases" source:"TSB" meeting:1', number: /as announcement (\d+)/ },
  walk: fc.array(step, { minLength: 6, maxLength: 8 }),
  read,
  tries,
  check(before, after, { verb, who }, said) {
    checkState(after);
    const to = TRANSITIONS[before.state][verb];
    const mine = who === PEOPLE.length;
    expect(after.state, `${verb} when ${before.state}: ${said}`).toBe(mine && to !== undefined ? to : before.state);
    if (before.label !== null) expect(after.label, "a number stays").toBe(before.label);
    expect(after.last - before.last, "no number is lost").toBe(mine && verb === "submit" && to !== undefined ? 1 : 0);
    if (mine && to !== undefined) return;
    expect(after, `${verb} when ${before.state}: ${said}`).toEqual(before);
    expect(said).toMatch(SAYS_WHY);
  },
  phaseOf: ({ state }) => state,
  phases: Object.keys(TRANSITIONS),
});

it("ends withdrawn from everywhere, and every move is possible somewhere", () => {
  expect(TRANSITIONS.withdrawn).toEqual({});
  for (const state of ["announced", "submitted"] as const) expect(TRANSITIONS[state].withdraw).toBe("withdrawn");
  const used = new Set(Object.values(TRANSITIONS).flatMap((moves) => Object.keys(moves)));
  expect([...used].sort()).toEqual([...MOVES].sort());
});
