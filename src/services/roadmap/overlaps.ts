import type { PersonContext } from "#core/contract/context.ts";
import type { AskedWith } from "#core/contract/together.ts";
import type { OverlapLine } from "#core/views/roadmap-overlaps.ts";
import { entriesNumbered } from "#db/queries/roadmap.ts";
import { roadmapChanges } from "#db/queries/roadmap-change.ts";
import { comparedAfter } from "#db/queries/roadmap-compared.ts";
import { whyUnheard } from "../discussion/heard.ts";
import { findEntry } from "./find-entry.ts";
import { mattersOf, matterTitle } from "./matters-of-pairs.ts";
import type { Because } from "./overlap/because.ts";
import type { Compared } from "./overlap/model.ts";
import { type Known, learnEntries, rankOverlaps, reasonOf } from "./overlap/rank.ts";

const SHOWN = 50;
const AT_ONCE = 1000;

/** Pairs of entries of different bodies that look like the same work, the likeliest first; `entry`: only those with that one. */
export async function overlapsOf(ctx: PersonContext, { entry }: { entry?: number | undefined }) {
  const of = entry === undefined ? undefined : await findEntry(ctx, entry);
  const { known, state, learned } = await knownNow(ctx);
  const { found, how } = await ctx.together(
    { of: ctx.activity, state, asked: `overlaps ${of?.number ?? ""}` },
    async () => await rankOverlaps(known, { most: SHOWN, entry: of?.number }),
  );
  const numbers = [...new Set(found.flatMap(({ a, b }) => [a, b]))];
  const shown = new Map((await entriesNumbered(ctx.db, ctx.activity.id, numbers)).map((one) => [one.number, one]));
  const matters = await mattersOf(ctx, found.map(pairIn));
  const pairs = found.flatMap(({ a, b, because }): OverlapLine[] => {
    const [one, other] = [shown.get(a), shown.get(b)];
    return one && other ? [{ one, other, because, matter: matters.get(matterTitle(pairIn({ a, b }))) }] : [];
  });
  const entries = known.model.items.length;
  const raises = whyUnheard(ctx) === undefined;
  return {
    activity: ctx.activity.slug,
    pairs,
    entries,
    entry: of?.number,
    how: how === "alone" ? learned : how,
    raises,
  };
}

const pairIn = ({ a, b }: { a: number; b: number }) => [{ number: a }, { number: b }];

/** Why these two look like the same work; undefined when nothing says so. */
export async function pairOf(ctx: PersonContext, a: number, b: number): Promise<Because | undefined> {
  const { known } = await knownNow(ctx);
  return reasonOf(known, a, b);
}

/** What all questions about the roadmap as it stands now have in common; those who ask at the same time are given the same. */
async function knownNow(ctx: PersonContext): Promise<{ known: Known; state: string; learned: AskedWith }> {
  const state = String(await roadmapChanges(ctx.db, ctx.activity.id));
  const question = { of: ctx.activity, state, asked: "roadmap" };
  const { found, how } = await ctx.together(question, async () => await learnEntries(await allCompared(ctx)));
  return { known: found, state, learned: how };
}

/** What is not withdrawn; in pieces, so that others are served between them. */
async function allCompared({ db, activity }: PersonContext): Promise<Compared[]> {
  const entries: Compared[] = [];
  for (;;) {
    const some = await comparedAfter(db, activity.id, entries.at(-1)?.number ?? 0, AT_ONCE);
    entries.push(...some);
    if (some.length < AT_ONCE) return entries;
  }
}
