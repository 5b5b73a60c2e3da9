import { setImmediate as others } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Compared } from "#core/services/roadmap/overlap/model.ts";
import { type Asked, learnEntries, rankOverlaps } from "#core/services/roadmap/overlap/rank.ts";
import { becauseInWords } from "#core/views/roadmap-overlaps.ts";
import type { Database } from "#db/connect.ts";
import { freshDatabase } from "../../support/databases.ts";
import { ENTRIES, halves, JUDGED_PAIRS, type Judgement, judge, type Ranked } from "./labelled.ts";

/** What PostgreSQL's own measures make of the same titles, in the pairs that were judged: no other pair counts. */
async function rankedBy(database: Database, score: ReturnType<typeof sql>, topics: boolean): Promise<Ranked> {
  const text = ({ title, topic }: Compared) => (topics && topic !== null ? `${title} ${topic}` : title);
  const values = JSON.stringify(ENTRIES.map((one) => ({ number: one.number, body: one.bodyKey, title: text(one) })));
  const found: unknown = await database.reading.execute(sql`with entry as materialized (
      select number, body, title, to_tsvector('english', title) words,
        replace(plainto_tsquery('english', title)::text, '&', '|')::tsquery query
      from jsonb_to_recordset(${values}::jsonb) as one (number int, body text, title text))
    select a.number a, b.number b, ${score} score
    from jsonb_to_recordset(${JSON.stringify(JUDGED_PAIRS)}::jsonb) as judged (a int, b int)
    join entry a on a.number = judged.a join entry b on b.number = judged.b and a.body <> b.body
    order by score desc, 1, 2`);
  return [...(found as Ranked)];
}

const overlapsOf = async (entries: readonly Compared[], asked: Asked) =>
  await rankOverlaps(await learnEntries(entries), asked);

const inWords = (name: string, { first50, average, judged }: Judgement) =>
  `${name}: precision of the first 50 judged ${first50.toFixed(2)}, average precision ${average.toFixed(3)}, over ${judged} judged pairs`;

const titled = (number: number) => `${number} ${ENTRIES.find((one) => one.number === number)?.title}`;

describe("pairs that look like the same work, on real deliverables of 19 bodies", () => {
  let database: Database;
  let ours: Ranked;
  const measures: { name: string; ranked: Ranked }[] = [];
  beforeAll(async () => {
    database = await freshDatabase("postgres");
    ours = await overlapsOf(ENTRIES, { most: Number.POSITIVE_INFINITY });
    const scores = {
      "trigram similarity": sql`similarity(a.title, b.title)`,
      "full-text rank": sql`ts_rank(a.words, b.query, 1) + ts_rank(b.words, a.query, 1)`,
    };
    for (const [name, score] of Object.entries(scores)) {
      measures.push({ name: `${name} of titles`, ranked: await rankedBy(database, score, false) });
      measures.push({ name: `${name} of titles and topics`, ranked: await rankedBy(database, score, true) });
    }
  });
  afterAll(() => database.close());

  it("are ranked ahead of plain trigram similarity and of full-text rank, in all labels and in either half of them", () => {
    const own = judge(ours);
    const said = [
      inWords("overlaps", own),
      ...measures.map((one) => inWords(one.name, judge(one.ranked))),
      `${own.unjudgedInFirst50.length} of the first 50 of the overlaps are unjudged:`,
      ...own.unjudgedInFirst50.map(({ a, b }) => `  ${titled(a)} ~ ${titled(b)}`),
    ].join("\n");
    process.stdout.write(`${said}\n`);
    for (const only of [() => true, ...halves]) {
      const own = judge(ours, only);
      for (const { name, ranked } of measures) {
        const other = judge(ranked, only);
        expect(own.average, name).toBeGreaterThan(other.average);
        expect(own.first50, name).toBeGreaterThan(other.first50);
      }
    }
  });

  it("say why: the number one names, the topic of both, the telling words, a short form and what it stands for", () => {
    const because = (a: number, b: number) => ours.find((one) => one.a === a && one.b === b) as unknown;
    expect(because(289, 309)).toMatchObject({
      because: { named: { by: 289, number: "24.550" }, topic: { name: "spatial anchoring", of: "both" } },
    });
    expect(because(353, 414)).toMatchObject({
      because: { words: [{ written: "bodies" }, { written: "physics" }, {}] },
    });
    expect(because(128, 226)).toMatchObject({ because: { topic: { of: "both" } } });
  });

  it("are found without comparing all with all, and never within one body", async () => {
    const bodies = new Map(ENTRIES.map((one) => [one.number, one.bodyKey]));
    expect(ours.every(({ a, b }) => bodies.get(a) !== bodies.get(b))).toBe(true);
    const [first] = ours;
    const again = await overlapsOf(ENTRIES, { most: 5, entry: first?.a });
    expect(again[0]).toEqual(first);
    expect(again.every(({ a, b }) => a === first?.a || b === first?.a)).toBe(true);
  });
});

it("a pair says why it is one, also where all that both have is in most titles", async () => {
  const two = ["iso", "itu", "etsi"].map((bodyKey, at) => ({
    ...{ number: at + 1, bodyKey, topic: null, deliverable: null },
    title: "Metaverse requirements",
  }));
  for (const entries of [ENTRIES, two]) {
    const pairs = await overlapsOf(entries, { most: Number.POSITIVE_INFINITY });
    expect(pairs.length).toBeGreaterThan(0);
    expect(pairs.filter(({ because }) => becauseInWords(because) === "")).toEqual([]);
  }
});

it("a roadmap without topics, with one entry, or with none is compared all the same", async () => {
  const bare = ENTRIES.map((one) => ({ ...one, topic: null }));
  const [first] = await overlapsOf(bare, { most: 1 });
  expect(first).toMatchObject({ a: 289, b: 309 });
  expect(await overlapsOf(bare.slice(0, 1), { most: 5 })).toEqual([]);
  expect(await overlapsOf([], { most: 5 })).toEqual([]);
});

it("others are served all the time while much is compared", async () => {
  const many = Array.from({ length: 2000 }, (_, at) => {
    const title = `alpha${at} beta${at} gamma${at}`;
    return { number: at + 1, bodyKey: "iso", topic: null, deliverable: null, title };
  });
  let [served, over] = [0, false];
  const serving = (async () => {
    for (; !over; served += 1) await others();
  })();
  expect(await overlapsOf(many, { most: 5 })).toEqual([]);
  over = true;
  await serving;
  expect(served).toBeGreaterThan(20);
});
