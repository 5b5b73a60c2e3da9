import fc from "fast-check";
import { expect } from "vitest";
import type { Carried } from "#core/contract/call.ts";
import { buttonsOf, messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { describeWalk } from "../any-walk.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

const KEEPER = "Keeper";
const OTHER = "Other";
const WHO = [CHAIR, KEEPER, OTHER] as const;
const BODY = `Organization of ${KEEPER}`;
const STATUSES = ["draft", "published", "withdrawn"] as const;
/** The second entry is the same work in another body. */
const TITLE = "Portable avatar formats";

type Who = (typeof WHO)[number];
type Status = (typeof STATUSES)[number];
/** "shows": a table of two rows, one of the entry and one of a deliverable of ISO. "presses": what was shown last, however long ago. */
type Step =
  | { verb: "edits"; who: Who; status: Status }
  | { verb: "verifies" | "raises"; who: Who }
  | { verb: "shows"; status: Status }
  | { verb: "presses" | "adds" | "year" };

type Entry = { number: number; status: string; since: string; verified: boolean; due: boolean };
type Record = { entries: Entry[]; waiting: number; matters: string[] };

const ENTRIES = /The roadmap has (\d+) new entr\w+; (\d+) \w+ changed/;
const ROWS = /(\d+) new, (\d+) changed/;
/** What a table would do, and the button that does it. */
let shown: { call: Carried; counts: string[] } | undefined;

async function looks(house: Assembly, call: Carried): Promise<string> {
  const answer = await house.chat.ask(CHAIR, { call });
  const said = textOf(answer);
  const press = buttonsOf(messageOf(answer)).find(({ label }) => label.startsWith("Import"));
  if (press) shown = { call: press.call, counts: ROWS.exec(said)?.slice(1) ?? [] };
  return said;
}

async function tries(house: Assembly, number: number, step: Step): Promise<string> {
  const says = (who: string, words: string) => house.types(who, `roadmap ${words}`);
  switch (step.verb) {
    case "edits":
      return await says(step.who, `edit entry:${number} status:${step.status}`);
    case "verifies":
      return await says(step.who, `verify entries:${number}`);
    case "raises":
      return await says(step.who, `raise entries:"${number}; ${number + 1}"`);
    case "adds":
      return await says(CHAIR, `add body:ISO title:"${TITLE}" status:draft`);
    case "shows": {
      const table = `Body;Title;Status\n${BODY};${TITLE};${step.status}\nISO;${TITLE};draft`;
      return await looks(house, { activity: "jca-mv", command: "roadmap import", args: { table } });
    }
    case "presses":
      return shown ? await looks(house, shown.call) : "";
    case "year":
      await house.clock.move(house.clock.now().add({ hours: 24 * 366 }));
      return "";
    default:
      return step satisfies never;
  }
}

async function begins(house: Assembly): Promise<void> {
  shown = undefined;
  await house.rows(sql`delete from roadmap_import`);
  await house.rows(sql`delete from roadmap_entry`);
}

async function read(house: Assembly): Promise<Record> {
  const entries = await house.rows(sql`select e.number::int, e.status, c.since::text, c.verified,
      c.since + interval '1 year' <= ${house.clock.now().toString()}::timestamptz as due
    from roadmap_entry e join roadmap_check c on c.id = e.check_id order by e.number`);
  const [rest] = await house.rows(sql`select (select count(*)::int from roadmap_import) as waiting,
    (select coalesce(array_agg(title order by id), '{}') from matter) as matters`);
  return { entries, ...rest } as Record;
}

function check(before: Record, after: Record, step: Step, said: string): void {
  const [was, is] = [before.entries, after.entries];
  expect(
    is.slice(0, was.length).map((one) => one.number),
    "nothing is lost",
  ).toEqual(was.map((one) => one.number));
  expect(is.length, "a deliverable stands once").toBeLessThanOrEqual(2);
  expect(is.at(-1)?.number, "numbers have no gaps").toBe((is[0]?.number ?? 0) + is.length - 1);
  expect(after.waiting, "a person has one table that waits").toBeLessThanOrEqual(1);
  expect(new Set(after.matters).size, "a pair is one matter").toBe(after.matters.length);
  if ("who" in step && step.who === OTHER && step.verb !== "raises") {
    expect(after).toEqual(before);
    expect(said).toContain("Tell one of them what should be said.");
    return;
  }
  checkStep(before, after, step, said);
}

const timeless = (entries: Entry[]) => entries.map((one) => ({ ...one, due: 0 }));

function checkStep(before: Record, after: Record, step: Step, said: string): void {
  const [[first], entries] = [after.entries, timeless(before.entries)];
  switch (step.verb) {
    case "edits":
      expect(first, "an edit verifies nothing").toEqual({ ...before.entries[0], status: step.status });
      expect(said).toMatch(before.entries[0]?.status === step.status ? /says this already/ : /^Entry \d+/);
      return;
    case "verifies":
      expect(first).toMatchObject({ verified: true, due: false, status: before.entries[0]?.status });
      expect(timeless(after.entries.slice(1))).toEqual(entries.slice(1));
      return;
    case "raises": {
      expect(timeless(after.entries)).toEqual(entries);
      const raised = /^Matter \d+ is raised/.test(said);
      if (!raised) expect(said).toMatch(/There is no entry|raised of this pair already/);
      expect(after.matters.length).toBe(before.matters.length + Number(raised));
      return;
    }
    case "adds":
      expect(said).toMatch(after.entries.length > before.entries.length ? /^Entry \d+/ : /has it already/);
      return;
    case "shows":
      expect(after.waiting).toBe(1);
      expect(timeless(after.entries), "showing changes nothing").toEqual(entries);
      return;
    case "presses":
      checkPressed(before, after, said);
      return;
    case "year":
      expect(first?.due).toBe(true);
      expect(timeless(after.entries)).toEqual(entries);
      return;
    default:
      step satisfies never;
  }
}

/** What was imported is what was shown; whatever changed meanwhile is shown again first. */
function checkPressed(before: Record, after: Record, said: string): void {
  const done = ENTRIES.exec(said)?.slice(1);
  if (!done) {
    expect(timeless(after.entries)).toEqual(timeless(before.entries));
    expect(said).toMatch(/^$|changed in the meantime|no longer kept/);
    return;
  }
  expect(done).toEqual(shown?.counts);
  expect(after.waiting).toBe(0);
  const changed = after.entries.filter(({ status }, at) => before.entries[at] && before.entries[at].status !== status);
  expect([after.entries.length - before.entries.length, changed.length].map(String)).toEqual(done);
}

const who = fc.constantFrom<Who>(...WHO, CHAIR);
const status = fc.constantFrom<Status>(...STATUSES);
const only = <Verb extends Step["verb"]>(...verbs: Verb[]) => fc.constantFrom<Verb>(...verbs);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ verb: only("edits"), who, status }) },
  { weight: 2, arbitrary: fc.record({ verb: only("verifies", "raises"), who }) },
  { weight: 3, arbitrary: fc.record({ verb: only("shows"), status }) },
  { weight: 5, arbitrary: fc.record({ verb: only("presses", "presses", "presses", "adds", "year") }) },
);

describeWalk<Step, Record>({
  title: "a roadmap that anybody does anything with",
  people: [KEEPER, OTHER],
  opens: { text: `roadmap add body:"${BODY}" title:"${TITLE}" status:draft`, number: /^Entry (\d+)/ },
  walk: fc.array(step, { minLength: 6, maxLength: 9 }),
  always: [
    [
      { verb: "shows", status: "published" },
      { verb: "edits", who: KEEPER, status: "published" },
      { verb: "presses" },
      { verb: "presses" },
      { verb: "presses" },
      { verb: "raises", who: OTHER },
      { verb: "raises", who: CHAIR },
      { verb: "year" },
      { verb: "verifies", who: KEEPER },
      { verb: "edits", who: CHAIR, status: "withdrawn" },
    ],
  ],
  begins,
  read,
  tries,
  check,
  phaseOf: ({ entries: [first] }) =>
    first?.status === "withdrawn" ? "withdrawn" : first?.due ? "due" : `${first?.status}`,
  phases: ["draft", "published", "withdrawn", "due"],
});
