import { createHash } from "node:crypto";
import type { PersonContext } from "#core/contract/context.ts";
import type { OverlapLine } from "#core/views/roadmap-overlaps.ts";
import { entriesNumbered } from "#db/queries/roadmap.ts";
import { comparedAfter } from "#db/queries/roadmap-compared.ts";
import { findEntry } from "./find-entry.ts";
import { mattersOf, matterTitle } from "./matters-of-pairs.ts";
import type { Because } from "./overlap/because.ts";
import type { Compared } from "./overlap/model.ts";
import { rankOverlaps } from "./overlap/rank.ts";

const SHOWN = 50;
const AT_ONCE = 1000;

/** Pairs of entries of different bodies that look like the same work, the likeliest first; `entry`: only those with that one. */
export async function overlapsOf(ctx: PersonContext, { entry }: { entry?: number | undefined }) {
  const of = entry === undefined ? undefined : await findEntry(ctx, entry);
  const { entries, mark } = await allCompared(ctx);
  const { found, how } = await ctx.together(
    { of: ctx.activity, state: mark, asked: `overlaps ${of?.number ?? ""}` },
    () => rankOverlaps(entries, { most: SHOWN, entry: of?.number }),
  );
  const numbers = [...new Set(found.flatMap(({ a, b }) => [a, b]))];
  const shown = new Map((await entriesNumbered(ctx.db, ctx.activity.id, numbers)).map((one) => [one.number, one]));
  const matters = await mattersOf(ctx, found.map(pairIn));
  const pairs = found.flatMap(({ a, b, because }): OverlapLine[] => {
    const [one, other] = [shown.get(a), shown.get(b)];
    return one && other ? [{ one, other, because, matter: matters.get(matterTitle(pairIn({ a, b }))) }] : [];
  });
  return { activity: ctx.activity.slug, pairs, entries: entries.length, entry: of?.number, how };
}

const pairIn = ({ a, b }: { a: number; b: number }) => [{ number: a }, { number: b }];

/** Why these two look like the same work; undefined when nothing says so. */
export async function pairOf(ctx: PersonContext, a: number, b: number): Promise<Because | undefined> {
  const { entries } = await allCompared(ctx);
  const [found] = await rankOverlaps(entries, { most: 1, entry: a, other: b });
  return found?.because;
}

/** What is not withdrawn, with a mark that another state does not have; in pieces, so that others are served between them. */
async function allCompared({ db, activity }: PersonContext): Promise<{ entries: Compared[]; mark: string }> {
  const entries: Compared[] = [];
  const mark = createHash("sha256");
  for (;;) {
    const some = await comparedAfter(db, activity.id, entries.at(-1)?.number ?? 0, AT_ONCE);
    entries.push(...some);
    mark.update(JSON.stringify(some));
    if (some.length < AT_ONCE) return { entries, mark: mark.digest("base64url") };
  }
}
