import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { passTime } from "../any-walk.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

const VOTERS = ["SG21 representative", "ETSI representative"];
const OPTIONS = ["Yes", "No"];
let house: Assembly;
beforeAll(async () => {
  house = await openAssembly({ kind: "postgres", rooms: [] });
  for (const who of VOTERS) await house.seated(who, `Organization of ${who}`);
});
afterAll(() => house.stop());

/** Each as it is typed after "poll"; the verbs of proposals among them. `#` is the poll. */
const CLOSES = 'closes:"in 9 days"';
const TYPED = {
  votes: "vote # choice:1",
  changes: "vote # choice:2",
  closes: "close #",
  reopens: `reopen # ${CLOSES}`,
  extends: `extend # ${CLOSES}`,
  reminds: "remind #",
  words: 'outcome # text:"So be it."',
  answers: 'answer # objection:1 text:"Thus."',
  withdraws: "withdraw # objection:1",
  holds: "hold #",
};
type Verb = keyof typeof TYPED | "over" | "due";
const BY_VOTERS: Verb[] = ["votes", "changes", "withdraws", "holds"];
const verbs = [...(Object.keys(TYPED) as Verb[]), "over", "due", "closes", "reopens", "votes"] as Verb[];
const step = fc.record({ verb: fc.constantFrom(...verbs), who: fc.constantFrom(...VOTERS) });

type Record = { closed: boolean; over: boolean; counted: number[] | null; outcome: string | null; ballots: number[] };

async function read(poll: number): Promise<Record> {
  const [row] =
    await house.rows(sql`select closed_at is not null as closed, ends_at <= ${house.clock.now().toString()} as over,
    counted, outcome, array(select choice[1] from ballot where ballot.box_id = box.id order by seat_id) as ballots
    from box join poll on poll.box_id = box.id where poll.number = ${poll}`);
  return row as Record;
}

const phaseOf = ({ closed, over }: Record) => (closed ? "closed" : over ? "over" : "open");

async function tries(poll: number, verb: Verb, who: string): Promise<string> {
  if (verb === "over" || verb === "due") return await passTime(house, verb);
  const by = BY_VOTERS.includes(verb) ? who : CHAIR;
  return await house.types(by, `poll ${TYPED[verb].replace("#", `poll:${poll}`)}`);
}

const WHAT_NEXT =
  /poll (show|open|list|vote|close|reopen|extend|answer|outcome)|Give a later end|try again in a moment|Only a co-chair|stays as it was|These are the words/;

function check(before: Record, after: Record, verb: Verb, said: string): void {
  const counted = OPTIONS.map((_, at) => after.ballots.filter((choice) => choice === at + 1).length);
  expect(after.counted, "counted at the close, and what was counted is what is there").toEqual(
    after.closed ? counted : null,
  );
  const takesVotes = !before.closed && !before.over;
  if (verb !== "votes" && verb !== "changes") expect(after.ballots).toEqual(before.ballots);
  else if (takesVotes) expect(said).toMatch(/is counted|is changed|stays as it was/);
  else expect(after.ballots).toEqual(before.ballots);
  if (before.closed && !after.closed) expect(verb).toBe("reopens");
  if (!before.closed && after.closed) expect(["closes", "due"]).toContain(verb);
  if (!after.closed) expect(after.outcome, "the words of a co-chair are about a result").toBeNull();
  else if (after.outcome !== before.outcome) expect(verb).toBe("words");
  const unchanged = JSON.stringify(after) === JSON.stringify(before);
  const changesNothing = verb === "over" || verb === "due" || verb === "reminds" || verb === "extends";
  if (unchanged && !changesNothing) expect(said, verb).toMatch(WHAT_NEXT);
}

it("no order of commands leaves a poll in an impossible state, and each refusal says what is possible", async () => {
  const met = new Set<string>();
  const walked = fc.asyncProperty(fc.array(step, { minLength: 9, maxLength: 9 }), async (steps) => {
    const poll = await house.opens("", OPTIONS.join("; "));
    let before = await read(poll);
    for (const { verb, who } of steps) {
      const said = await tries(poll, verb, who);
      const after = await read(poll);
      check(before, after, verb, said);
      met.add(phaseOf(after));
      before = after;
    }
  });
  await fc.assert(walked, { numRuns: 6, seed: 7, endOnFailure: true });
  expect([...met].sort()).toEqual(["closed", "open", "over"]);
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
});
