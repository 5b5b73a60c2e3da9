import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { bodyOf } from "#core/views/roadmap.ts";
import { nameKey } from "#db/queries/member.ts";
import {
  addEntries,
  type Entry,
  entriesOfNumber,
  entryWithKeys,
  learnWords,
  nextNumbers,
} from "#db/queries/roadmap.ts";
import { noteRoadmapChange } from "#db/queries/roadmap-change.ts";
import { newCheck, planCheck } from "./check.ts";
import { NO_CONTACT, readContact } from "./contact.ts";
import { keysOf, NOTHING, type Said, wordsIn } from "./entry.ts";
import { mustKeep } from "./keep.ts";
import { readSaid, type Typed } from "./said.ts";

export type AddEntry = Typed & { body: string; title: string; contact?: string | undefined };

/** A deliverable comes into the roadmap; whoever adds it says by that that it is right today. */
export async function addEntry(ctx: PersonContext, input: AddEntry) {
  const { activity, actor, db, now } = ctx;
  const said: Said = { ...NOTHING, body: "", title: "", ...readSaid(ctx, input) };
  const contact = input.contact === undefined ? NO_CONTACT : await readContact(ctx, input.contact);
  await mustKeep(ctx, { ...said, contactId: null });
  const number = await nextNumbers(db, activity.id, 1);
  const keys = keysOf(said);
  await mustBeNew(ctx, keys);
  const checkId = await newCheck(ctx, { since: now, verified: true, verifiedBy: actor.person });
  const [id = 0] = await addEntries(db, activity.id, [{ ...said, ...keys, ...contact, checkId, number }]);
  await learnWords(db, activity.id, wordsIn([said]));
  const show = { command: "roadmap show", args: { entry: String(number) } };
  await ctx.record({ what: "roadmap entry added", ids: { entry: id }, show });
  await planCheck(ctx, checkId);
  await noteRoadmapChange(db, activity.id);
  return { number, ...said, alike: await alikeTo(ctx, { number, ...said, ...keys }) };
}

type Added = Said & { number: number; deliverableKey: string | null };
const LOOKED_AT = 20;

/** Entries that may say the same, of a body that is named as part of the other: "ITU-T" and "ITU-T SG21". */
async function alikeTo({ db, activity }: PersonContext, { deliverableKey, ...added }: Added): Promise<Entry[]> {
  if (deliverableKey === null) return [];
  const own = nameKey(bodyOf(added));
  const others = await entriesOfNumber(db, activity.id, deliverableKey, LOOKED_AT);
  return others.filter((one) => {
    const name = nameKey(bodyOf(one));
    const within = name === own || name.startsWith(`${own} `) || own.startsWith(`${name} `);
    return one.number !== added.number && one.edition === added.edition && within;
  });
}

/** The series of numbers is locked, so nobody puts in the same one meanwhile. */
export async function mustBeNew(ctx: PersonContext, keys: ReturnType<typeof keysOf>, but?: number): Promise<void> {
  const other = await entryWithKeys(ctx.db, ctx.activity.id, keys);
  if (other && other.id !== but) throw standsAlready(ctx, other);
}

const standsAlready = ({ prefix }: PersonContext, { number, body, deliverable, title }: Entry) =>
  new Problem({
    code: "conflict",
    message: `The roadmap has it already: entry ${number}, ${deliverable ?? title} (${body}).`,
    hint: `${prefix}roadmap edit entry:${number} changes that one; another edition of it needs an edition that differs.`,
    field: deliverable === null ? "title" : "number",
  });
