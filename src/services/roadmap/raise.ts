import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { bodyOf, entryName } from "#core/views/roadmap.ts";
import { becauseInWords } from "#core/views/roadmap-overlaps.ts";
import { nameKey } from "#db/queries/member.ts";
import { type Entry, lockRoadmap } from "#db/queries/roadmap.ts";
import { RAISING, raiseMatter } from "../matter/raise.ts";
import { mustBeHeard } from "../member/must-be-heard.ts";
import { findEntry } from "./find-entry.ts";
import { mattersOf, matterTitle } from "./matters-of-pairs.ts";
import { numbersSaid } from "./numbers-said.ts";
import type { Because } from "./overlap/because.ts";
import { pairOf } from "./overlaps.ts";

export type Raise = { entries: string; because: Because | undefined };

/** Why they look like the same work; undefined when nothing says so, or they are no pair. */
export async function reasonOfPair(ctx: PersonContext, { entries }: { entries: string }): Promise<Because | undefined> {
  const [one, other, ...more] = numbersSaid(entries);
  return one === undefined || other === undefined || more.length > 0 ? undefined : await pairOf(ctx, one, other);
}

/** Two entries that look like the same work become a matter, with the bodies, the deliverables and the reason. */
export async function raisePair(ctx: PersonContext, input: Raise) {
  mustBeHeard(ctx, RAISING);
  const numbers = numbersSaid(input.entries);
  const [first = 0, second = 0] = numbers;
  if (numbers.length !== 2) throw wrong("Two entries make a pair.", 'Name both, such as "12; 14".');
  const pair: [Entry, Entry] = [await findEntry(ctx, first), await findEntry(ctx, second)];
  mustDiffer(ctx, pair);
  await lockRoadmap(ctx.db, ctx.activity.id);
  const title = await mustBeNew(ctx, pair);
  const named = pair.map((one) => `${one.number}: ${entryName(one)}`);
  const why = input.because === undefined ? [] : [becauseInWords(input.because)];
  return await raiseMatter(ctx, {
    title,
    bodies: pair.map(bodyOf).join("; "),
    deliverables: pair.map((one) => one.deliverable ?? one.title.replaceAll(";", ",")).join("; "),
    text: ["Two entries of the roadmap look like the same work.", ...named, ...why].join("\n"),
  });
}

const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "entries" });

function mustDiffer({ prefix }: PersonContext, pair: [Entry, Entry]): void {
  const [one, other] = pair;
  if (nameKey(one.body) !== nameKey(other.body)) return;
  const bodies = [...new Set(pair.map(bodyOf))].join("; ");
  const message = `Entries ${one.number} and ${other.number} are both of ${one.body}; a pair is made of work that different bodies do twice.`;
  throw wrong(message, `${prefix}matter raise title:"…" bodies:"${bodies}" raises a matter of other work.`);
}

/** The title of its matter: by that it is known. */
async function mustBeNew(ctx: PersonContext, pair: [Entry, Entry]): Promise<string> {
  const title = matterTitle(pair);
  const there = (await mattersOf(ctx, [pair])).get(title);
  if (there !== undefined) throw raisedAlready(ctx, there);
  return title;
}

const raisedAlready = ({ prefix }: PersonContext, number: number) =>
  new Problem({
    code: "conflict",
    message: `Matter ${number} was raised of this pair already.`,
    hint: `${prefix}matter show matter:${number} shows it.`,
  });
