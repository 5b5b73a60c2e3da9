import { type Line, quantile, round, spreadOf } from "./line.ts";
import type { Run } from "./run.ts";
import type { Hall } from "./sites.ts";
import { type Step, saidAt, says, voter } from "./verbs/verb.ts";

type Asking = { what: string; said: Step; many: number; changed: boolean };

const AT_ONCE = 8;
const all: Step = (n) => ({ as: voter(n), text: "roadmap overlaps" });
const ofOne: Step = (n) => ({ as: voter(n), text: `roadmap overlaps entry:${n}` });
/** Of two bodies, and another pair in each call. */
const raised: Step = (n) => ({ text: `roadmap raise entries:"${n * 2 + 1}; ${n * 2 + 2}"` });

/** `changed`: an entry was edited before, so that nothing of what was found before can be given again. */
const ASKED: Asking[] = [
  { what: "overlaps, the same for all", said: all, many: AT_ONCE, changed: true },
  { what: "overlaps, asked again", said: all, many: AT_ONCE, changed: false },
  { what: "overlaps, of one entry each", said: ofOne, many: AT_ONCE, changed: true },
  { what: "raise", said: raised, many: 1, changed: true },
  { what: "raise, asked again", said: raised, many: 1, changed: false },
];

/** How long askers wait for pairs of a roadmap, and how long everybody else meanwhile. */
export async function measureOverlaps(
  hall: Hall,
  { entries, runs }: { entries: number; runs: number },
): Promise<Line[]> {
  const found = ASKED.map(() => [] as { run: Run; waitMs: number }[]);
  let calls = 0;
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [index, { said, many, changed }] of ASKED.entries()) {
      if (changed)
        await hall.sayAll([saidAt(says(`roadmap edit entry:1 title:"Avatars, part ${index} of ${turn}"`), 1, [])], 1);
      const first = many === 1 ? calls++ : 0;
      const all = Array.from({ length: many }, (_, at) => saidAt(said, first + at + 1, []));
      found[index]?.push(await hall.watched(all, many));
    }
  }
  return ASKED.map(({ what, many }, index) => lineOf(`${what}, ${entries} entries`, many, found[index] ?? []));
}

function lineOf(variant: string, concurrency: number, runs: { run: Run; waitMs: number }[]): Line {
  const latencies = runs.flatMap(({ run }) => run.latenciesMs).sort((a, b) => a - b);
  const figures = { p50Ms: round(quantile(latencies, 0.5)), p99Ms: round(quantile(latencies, 0.99)) };
  const waitMs = spreadOf(runs.map((one) => one.waitMs));
  return { scenario: "roadmap", variant, concurrency, runs: runs.length, ...figures, waitMs };
}
