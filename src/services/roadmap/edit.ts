import type { PersonContext } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeEntry, type Entry, type EntryValues, learnWords, lockRoadmap } from "#db/queries/roadmap.ts";
import { noteRoadmapChange } from "#db/queries/roadmap-change.ts";
import { mustBeNew } from "./add.ts";
import { planCheck } from "./check.ts";
import { NO_CONTACT, readContact } from "./contact.ts";
import { keysOf, type Said, wordsIn } from "./entry.ts";
import { lockEntry } from "./find-entry.ts";
import { mayKeep, mustKeep } from "./keep.ts";
import { readSaid, type Typed } from "./said.ts";

export type EditEntry = Typed & { entry: number; contact?: string | undefined };

/** Changes what was said; whether all of it is right, `roadmap verify` says. */
export async function editEntry(ctx: PersonContext, input: EditEntry) {
  const { activity, db } = ctx;
  await lockRoadmap(db, activity.id);
  const before = await lockEntry(ctx, input.entry);
  await mustKeep(ctx, before);
  const said = { ...readSaid(ctx, input), ...(await contactSaid(ctx, input.contact)) };
  const changed: Partial<EntryValues> = differing(before, said);
  if (Object.keys(changed).length === 0) throw nothing(Object.keys(said).length > 0);
  const after: Said & Pick<Entry, "contactId"> = { ...before, ...changed };
  if (!(await mayKeep(ctx, after))) await mustKeep(ctx, { ...after, contactId: null });
  const keys = keysOf(after);
  await mustBeNew(ctx, keys, before.id);
  await changeEntry(db, before.id, { ...changed, ...keys });
  await learnWords(db, activity.id, wordsIn([after]));
  const show = { command: "roadmap show", args: { entry: String(before.number) } };
  await ctx.record({ what: "roadmap entry edited", ids: { entry: before.id }, show });
  await planCheck(ctx, before.checkId);
  await noteRoadmapChange(db, activity.id);
  return { ...after, number: before.number };
}

async function contactSaid(ctx: PersonContext, said: string | undefined) {
  if (said === undefined) return {};
  return said.trim().toLowerCase() === "none" ? NO_CONTACT : await readContact(ctx, said);
}

const nothing = (same: boolean) =>
  new Problem({
    code: "invalid",
    message: same ? "The entry says this already." : "Nothing was said that would change.",
    hint: 'Give what is different, such as status:published; a field that should be empty gets "none".',
    field: "entry",
  });
