import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Entry, lockEntries } from "#db/queries/roadmap.ts";
import { moveToCheck } from "#db/queries/roadmap-check.ts";
import { shownEnd } from "../time/shown-end.ts";
import { dueFrom, newCheck, planCheck } from "./check.ts";
import { noEntry } from "./find-entry.ts";
import { mayKeep, mustKeep } from "./keep.ts";
import { numbersInWords, numbersSaid } from "./numbers-said.ts";

/** Somebody who keeps them says that these entries are right today. */
export async function verifyEntries(ctx: PersonContext, input: { entries: string }) {
  const { activity, actor, db, now } = ctx;
  const numbers = numbersSaid(input.entries);
  const found = await lockEntries(db, activity.id, numbers);
  if (found.length < numbers.length) throw await missing(ctx, numbers, found);
  await mustKeepAll(ctx, found);
  const before = [...new Set(found.map((one) => one.checkId))].sort((a, b) => a - b);
  const checkId = await newCheck(ctx, { since: now, verified: true, verifiedBy: actor.person });
  const ids = found.map((one) => one.id);
  await moveToCheck(db, ids, checkId);
  const show = { command: "roadmap list", args: {} };
  await ctx.record({ what: "roadmap entries verified", ids: { check: checkId, entries: ids }, show });
  for (const id of [...before, checkId]) await planCheck(ctx, id);
  return { entries: found, next: shownEnd(dueFrom(ctx, now), activity.zone).endsAt, zone: activity.zone };
}

/** Of one body it is asked once. */
async function mustKeepAll(ctx: PersonContext, entries: Entry[]): Promise<void> {
  if (ctx.actor.roles.length > 0) return;
  const judged = new Map<string, boolean>();
  const others: Entry[] = [];
  for (const one of entries) {
    const key = `${one.bodyKey} ${one.bodyGroup ?? ""} ${one.contactId === ctx.actor.person}`;
    const kept = judged.get(key) ?? (await mayKeep(ctx, one));
    judged.set(key, kept);
    if (!kept) others.push(one);
  }
  const [first] = others;
  if (!first) return;
  if (entries.length === others.length) return await mustKeep(ctx, first);
  throw new Problem({
    code: "forbidden",
    message: `You keep some of these entries, and not all: ${numbersInWords(others.map((one) => one.number))}.`,
    hint: "Leave those out.",
    field: "entries",
  });
}

async function missing(ctx: PersonContext, numbers: number[], found: Entry[]): Promise<Problem> {
  const there = new Set(found.map((one) => one.number));
  const gone = numbers.filter((number) => !there.has(number));
  const [first = 0] = gone;
  const { hint } = await noEntry(ctx, first);
  const message =
    gone.length === 1
      ? `There is no entry ${first} in the roadmap.`
      : `The roadmap has no entries ${numbersInWords(gone)}.`;
  return new Problem({ code: "not found", message, hint, field: "entries" });
}
