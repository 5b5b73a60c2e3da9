import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeMatter, type Matter, matterNumbered } from "#db/queries/matter.ts";
import { findDocument } from "../document/find-document.ts";
import { nameOf } from "../document/state.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import { lockFound } from "./find-matter.ts";
import { move } from "./state.ts";

export type EscalateMatter = {
  matter: number;
  /** What the parent group is asked; the matter's title when left out. */
  ask?: string | undefined;
  /** As before, or to note, when left out. */
  verb?: "approve" | "note" | undefined;
  document?: string | undefined;
  /** Who sees it from now on, where those who read the reports did not. */
  for?: RoomVisibility | undefined;
};

/** Puts it to the parent group: the next report asks it, also where an earlier one asked something else, and the matter waits for what the parent group does. */
export async function escalateMatter(ctx: PersonContext, input: EscalateMatter) {
  const matter = await lockFound(ctx, input.matter);
  const state = move(ctx, matter, "escalate");
  const visibility = shownTo(ctx, matter, input.for);
  const again = matter.state === "escalated";
  const ask = input.ask ?? matter.ask ?? matter.title;
  const verb = input.verb ?? matter.verb ?? "note";
  const of = input.document === undefined ? {} : { documentId: await readable(ctx, input.document, visibility) };
  const anew = !again || ask !== matter.ask || verb !== matter.verb || of.documentId !== undefined;
  const by = anew ? { escalatedAt: ctx.now, escalatedBy: ctx.actor.person } : {};
  await changeMatter(ctx.db, matter.id, { state, visibility, ask, verb, ...by, ...of });
  const show = { command: "matter show", args: { matter: String(matter.number) } };
  const ids = { matter: matter.id, ...(of.documentId === undefined ? {} : { document: of.documentId }) };
  const what = !again ? "matter escalated" : anew ? "what is asked changed" : "matter shown to more";
  await ctx.record({ what, ids, show, refresh: { of: "matter", ofId: matter.id } });
  const { slug: activity, charter } = ctx.activity;
  const parent = charter.parent.acronym ?? charter.parent.name;
  const opened = visibility === matter.visibility ? undefined : visibility;
  if (!anew && opened === undefined) throw asItIs(ctx, matter);
  return { activity, number: matter.number, parent, ask, verb, again, anew, opened };
}

const asItIs = ({ prefix }: PersonContext, { number }: Matter) =>
  new Problem({
    code: "conflict",
    message: `Matter ${number} is escalated already, and nothing new is said.`,
    hint: `Say what is asked instead, for example ${prefix}matter escalate matter:${number} verb:approve; ${prefix}matter reopen matter:${number} takes it back.`,
  });

/** Asked for where no report could ask it as things stand. */
export async function whoIsToSee(ctx: PersonContext, args: Record<string, unknown>): Promise<string[]> {
  const number = args.matter;
  const found = typeof number === "number" ? await matterNumbered(ctx.db, ctx.activity.id, number) : undefined;
  return found && found.state !== "resolved" && !isReadBy(ctx, found.visibility) ? ["for"] : [];
}

/** Whether whoever reads the reports sees what is for these people. */
export const isReadBy = ({ activity }: PersonContext, visibility: RoomVisibility) =>
  mayBeSeenIn(visibility, activity.charter.rules.report.visibility);

/** Throws a Problem where those who read the reports would not see it: no report could ask it then. */
function shownTo(ctx: PersonContext, { number, visibility }: Matter, said: RoomVisibility | undefined): RoomVisibility {
  if (said !== undefined && !mayBeSeenIn(said, visibility)) {
    const message = `Matter ${number} is shown to ${visibility} already, and that is not taken back.`;
    throw new Problem({ code: "conflict", message, hint: "Leave for out.", field: "for" });
  }
  const now = said ?? visibility;
  if (isReadBy(ctx, now)) return now;
  const { visibility: read } = ctx.activity.charter.rules.report;
  const who = now === "co-chairs" ? `${leaderOf(ctx.activity.charter).all} alone` : now;
  throw new Problem({
    code: "conflict",
    message: `Matter ${number} is shown to ${who}, and reports to ${read}, so no report could ask it.`,
    hint: `To show it to ${read} when it is escalated: ${ctx.prefix}matter escalate matter:${number} for:${read}.`,
    field: "for",
  });
}

/** Returns the id of the document. Throws a Problem where somebody who sees the matter could not read it. */
async function readable(ctx: PersonContext, said: string, visibility: RoomVisibility): Promise<number> {
  const { document } = await findDocument(ctx, said);
  const name = nameOf(document);
  if (document.state !== "submitted") {
    const state = document.state === "withdrawn" ? "is withdrawn" : "is not submitted yet";
    throw unfit(`${name} ${state}, so it says nothing more.`, "Name another one, or leave it out.");
  }
  if (mayBeSeenIn(document.visibility, visibility)) return document.id;
  const { all } = leaderOf(ctx.activity.charter);
  const who = document.visibility === "co-chairs" ? `${all} alone` : document.visibility;
  throw unfit(
    `${name} is shown to ${who}, and the matter to ${visibility}.`,
    "Name a document that all of them can read, or leave it out.",
  );
}

const unfit = (message: string, hint: string) => new Problem({ code: "conflict", message, hint, field: "document" });
