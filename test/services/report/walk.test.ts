import fc from "fast-check";
import { expect, it } from "vitest";
import { sealOf } from "#core/services/report/content.ts";
import { isPossible, MOVES, type Move, type ReportState, TRANSITIONS } from "#core/services/report/state.ts";
import { reportNumbered } from "#db/queries/report.ts";
import { versionsOf } from "#db/queries/report-version.ts";
import { describeWalk } from "../any-walk.ts";
import { type Assembly, CHAIR, sql } from "../assembly.ts";

/** One thing somebody may try; "changed": the record changes; "settle": its revision, if there is one, is approved. */
type Step =
  | { verb: "draft" | "edit" | "back" | "send" | "revise" | "withdraw" | "changed" }
  | { verb: "settle" }
  | { verb: "approve"; who: "co-chair" | "member"; seal: "now" | "before" };

type Record = {
  state: ReportState;
  approvals: number;
  versions: number;
  documents: number;
  approved: boolean;
  sent: boolean;
  words: string;
  /** The number of its revision. */
  revision: number | null;
};

/** The only one in the house. */
const ACTIVITY = 1;
const MEMBER = "SG21 representative";

async function tries(house: Assembly, number: number, step: Step): Promise<string> {
  const of = `report:${number}`;
  switch (step.verb) {
    case "draft":
      return await house.types(CHAIR, `report draft ${of}`);
    case "edit":
      return await house.types(CHAIR, `report edit ${of} section:asks text:"Approve it."`);
    case "back":
      return await house.types(CHAIR, `report edit ${of} section:asks from:record`);
    case "send":
      return await house.types(CHAIR, `report send ${of}`);
    case "revise":
    case "withdraw":
      return await house.types(CHAIR, `report ${step.verb} ${of}`);
    case "settle": {
      const { revision } = await read(house, number);
      return revision === null ? "" : await house.types(CHAIR, `report approve report:${revision}`);
    }
    case "approve": {
      const as = step.seal === "now" ? await sealNow(house, number) : "an earlier one";
      const call = { command: "report approve", args: { report: String(number), as } };
      const shown = await house.chat.ask(step.who === "member" ? MEMBER : CHAIR, { call });
      return shown.map((one) => (one.kind === "message" ? one.text : "")).join("\n");
    }
    case "changed":
      await house.rows(sql`update poll set question = question || '?'`);
      return "";
    default:
      return step satisfies never;
  }
}

async function sealNow({ database }: Assembly, number: number): Promise<string> {
  const report = await reportNumbered(database.reading, ACTIVITY, number);
  if (!report) throw new Error("there is no such report");
  return sealOf(report, await versionsOf(database.reading, report.id));
}

async function read(house: Assembly, number: number): Promise<Record> {
  const [row] =
    await house.rows(sql`select r.state, r.approved_at is not null as approved, r.sent_at is not null as sent,
      (select count(*)::int from report_approval a where a.report_id = r.id) as approvals,
      (select count(*)::int from report_version v where v.report_id = r.id) as versions,
      (select count(*)::int from document_revision d where d.report_id = r.id) as documents,
      (select string_agg(coalesce(v.text, v.sentences::text, ''), '|' order by v.section, v.version)
        from report_version v where v.report_id = r.id) as words,
      (select l.number from report l where l.revises = r.id)::int as revision
    from report r where r.number = ${number}`);
  return row as Record;
}

function moveOf({ verb }: Step): Move | undefined {
  if (verb === "changed" || verb === "settle") return undefined;
  return verb === "back" ? "edit" : verb;
}

function check(before: Record, after: Record, step: Step, said: string): void {
  const { state, approvals, documents, approved, sent } = after;
  const settled = state !== "draft" && state !== "withdrawn";
  expect(approved, "what was approved has its time").toBe(settled);
  expect(sent).toBe(state === "sent");
  expect(documents, "a number for what is approved, and for nothing else").toBe(settled ? 1 : 0);
  if (settled) expect(approvals).toBeGreaterThan(0);
  if (before.state !== "draft") expect(after.words, "approved words stand").toBe(before.words);
  const move = moveOf(step);
  if (move === undefined) {
    const replaced = step.verb === "settle" && before.revision !== null && before.state === "approved";
    expect(after).toEqual(replaced ? { ...before, state: "replaced" } : before);
    return;
  }
  if (before.revision !== null) expect(after.revision, "it is revised once").toBe(before.revision);
  expect([before.state, ...(TRANSITIONS[before.state][move] ?? [])], `${step.verb} when ${before.state}`).toContain(
    state,
  );
  if (step.verb === "approve" && (step.who === "member" || step.seal === "before")) {
    expect(after, said).toEqual(before);
    expect(said).toMatch(/Only a co-chair|Read it again|Possible now/);
  }
  if (!isPossible(before.state, move) && !said.includes("Only a co-chair")) {
    expect(after).toEqual(before);
    expect(said).toContain("Possible now:");
  }
}

const only = <Verb extends Step["verb"]>(...verbs: Verb[]) => fc.constantFrom<Verb>(...verbs);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ verb: only("draft", "edit", "back", "send", "revise", "changed") }) },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: only("approve"),
      who: fc.constantFrom<"co-chair" | "member">("co-chair", "member"),
      seal: fc.constantFrom<"now" | "before">("now", "before"),
    }),
  },
);
const APPROVE: Step = { verb: "approve", who: "co-chair", seal: "now" };
const some = fc.array(step, { minLength: 3, maxLength: 4 });

describeWalk({
  title: "a report that anybody does anything with",
  people: [MEMBER],
  opens: { text: "report draft kind:progress-report to:TSAG from:2025-06-01", number: /^Report (\d+)/ },
  walk: fc
    .tuple(some, some, some)
    .chain(([early, then, late]) =>
      fc.constantFrom<Step[]>(
        [...early, APPROVE, ...then, { verb: "send" }, ...late],
        [...early, APPROVE, { verb: "revise" }, { verb: "settle" }, ...then],
        [...early, { verb: "withdraw" }, ...then],
      ),
    ),
  read,
  tries,
  check,
  phaseOf: ({ state }: Record) => state,
  phases: Object.keys(TRANSITIONS),
});

it("has a way to the end from everywhere, and none out of it", () => {
  expect(TRANSITIONS.sent).toEqual({ revise: ["sent"] });
  for (const state of ["replaced", "withdrawn"] as const) expect(TRANSITIONS[state]).toEqual({});
  const used = new Set(Object.values(TRANSITIONS).flatMap((moves) => Object.keys(moves)));
  expect([...used].sort()).toEqual([...MOVES].sort());
});
