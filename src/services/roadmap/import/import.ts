import type { PersonContext } from "#core/contract/context.ts";
import type { ReceivedFile } from "#core/contract/file.ts";
import { Problem } from "#core/contract/problem.ts";
import { addEntries, changeEntry, learnWords, lockRoadmap, nextNumbers } from "#db/queries/roadmap.ts";
import { noteRoadmapChange } from "#db/queries/roadmap-change.ts";
import { dropImport, keepImport, takeImport } from "#db/queries/roadmap-import.ts";
import { newCheck, planCheck } from "../check.ts";
import { wordsIn } from "../entry.ts";
import { type Fate, fingerprintOf, type Plan, planImport } from "./plan.ts";
import { readFile } from "./read-file.ts";
import { readTable, type Table } from "./read-table.ts";

export type Import = {
  file?: ReceivedFile | undefined;
  table?: string | undefined;
  waiting?: string | undefined;
  seen?: string | undefined;
};
/** `since`: the roadmap was changed after the table was shown. */
export type Imported =
  | (Plan & { outcome: "shown"; waiting: number; seen: string; since: boolean })
  | (Plan & { outcome: "imported" });

/** Shows first what would become of each row, and imports what was shown once that is pressed. */
export async function importRoadmap(ctx: PersonContext, input: Import): Promise<Imported> {
  if (input.waiting !== undefined) return await importShown(ctx, Number(input.waiting), input.seen);
  if (input.file) return await showImport(ctx, await readFile(input.file, "file"), "file");
  return await showImport(ctx, readTable(input.table ?? "", "table"), "table");
}

async function showImport(ctx: PersonContext, table: Table, field: string): Promise<Imported> {
  const plan = await planImport(ctx, table, field);
  const { activity, actor, db, now } = ctx;
  const waiting = await keepImport(db, { activityId: activity.id, madeBy: actor.person, madeAt: now, rows: table });
  await ctx.record({ what: "roadmap import shown", ids: { import: waiting } });
  return { ...plan, outcome: "shown", waiting, seen: fingerprintOf(plan), since: false };
}

async function importShown(ctx: PersonContext, waiting: number, seen: string | undefined): Promise<Imported> {
  const { activity, actor, db } = ctx;
  await lockRoadmap(db, activity.id);
  const of = { id: waiting, activityId: activity.id, madeBy: actor.person };
  const table = Number.isSafeInteger(waiting) ? await takeImport(db, of) : undefined;
  if (!table) throw gone(ctx);
  const plan = await planImport(ctx, table, "table");
  const now = fingerprintOf(plan);
  if (now !== seen) {
    await ctx.record({ what: "roadmap import shown", ids: { import: waiting } });
    return { ...plan, outcome: "shown", waiting, seen: now, since: true };
  }
  const { added, changed } = await carryOut(ctx, plan.fates);
  await dropImport(db, waiting);
  await noteRoadmapChange(db, activity.id);
  const show = { command: "roadmap list", args: {} };
  await ctx.record({ what: "roadmap imported", ids: { import: waiting, added, changed }, show });
  return { ...plan, outcome: "imported" };
}

/** Entries whose time runs from the same day on come due together. */
async function carryOut(ctx: PersonContext, fates: Fate[]) {
  const { activity, db } = ctx;
  const made = fates.filter((one) => one.fate === "new");
  const edited = fates.filter((one) => one.fate === "changed");
  const checks = createChecks(ctx);
  let number = await nextNumbers(db, activity.id, made.length);
  const entries = [];
  for (const { values, verified } of made) {
    entries.push({ ...values, checkId: await checks.of(verified), number });
    number += 1;
  }
  const added = await addEntries(db, activity.id, entries);
  for (const { entry, values, verified } of edited) {
    const checkId = verified ? { checkId: await checks.of(verified) } : {};
    await changeEntry(db, entry.id, { ...values, ...checkId });
  }
  await learnWords(
    db,
    activity.id,
    wordsIn([...entries, ...edited.map(({ entry, values }) => ({ ...entry, ...values }))]),
  );
  const touched = new Set([...checks.made(), ...edited.map(({ entry }) => entry.checkId)]);
  for (const id of [...touched].sort((a, b) => a - b)) await planCheck(ctx, id);
  return { added, changed: edited.map(({ entry }) => entry.id) };
}

/** Undefined: it comes in now, and nobody said when it was verified. */
function createChecks(ctx: PersonContext) {
  const made = new Map<string, number>();
  return {
    made: () => [...made.values()],
    async of(verified: Temporal.Instant | undefined): Promise<number> {
      const key = verified?.toString() ?? "";
      const known = made.get(key);
      if (known !== undefined) return known;
      const since = verified ?? ctx.now;
      const id = await newCheck(ctx, { since, verified: verified !== undefined, verifiedBy: null });
      made.set(key, id);
      return id;
    },
  };
}

const gone = ({ prefix }: PersonContext) =>
  new Problem({
    code: "not found",
    message: "This table is no longer kept: it was imported already, or you have sent another one since.",
    hint: `Send it again with ${prefix}roadmap import.`,
    field: "table",
  });
