import { createHash } from "node:crypto";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type AgendaItem, addItems, agendaOf, itemsOf, removeItems } from "#db/queries/agenda.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { carryOver } from "./carry.ts";
import { changed } from "./changed.ts";
import { type Found, lockOrMake, stillAhead } from "./find-agenda.ts";
import { type ReadItems, type Remark, readItems } from "./import/read-items.ts";
import { writeItems } from "./import/write-items.ts";
import { ITEMS_AT_MOST, type Planned } from "./planned.ts";
import { readDocuments } from "./read-documents.ts";
import { withPresenters } from "./read-presenter.ts";
import { moveAgenda } from "./state.ts";

/** `how`: behind what is there, or in its place, as when nothing is said; `seen`: the draft that was shown to go. */
type Import = {
  meeting: number;
  items: string;
  how?: "append" | "replace" | undefined;
  seen?: string | undefined;
};
type Told = { meeting: number; items: Planned[]; remarks: string[] };
export type Imported = Told &
  (
    | { outcome: "imported"; replaced: number; added: number; carried: number }
    /** Nothing is changed yet. `seen` names the draft that would go. */
    | { outcome: "to be confirmed"; before: Planned[]; seen: string; since: boolean }
  );

/** Takes a pasted agenda. Where it would replace something, it is shown first what, and done when that is confirmed. */
export async function importAgenda(ctx: PersonContext, input: Import): Promise<Imported> {
  const read = readItems(input.items);
  refuseFaults(read);
  const found = await lockOrMake(ctx, input.meeting);
  const { agenda, meeting, items: before, made } = found;
  const told: Told = { meeting: meeting.number, items: read.items, remarks: remarksOf(read) };
  const gone = input.how === "append" ? [] : before;
  if (input.how === "append") mustHaveRoom(before.length, read.items.length);
  else mayBeReplaced(ctx, found);
  if (gone.length > 0) mustDiffer(read.items, found);
  for (const { documents } of read.items) await readDocuments(ctx, documents, before, "items");
  const seen = fingerprintOf(before);
  if (gone.length > 0 && input.seen !== seen) {
    return { ...told, outcome: "to be confirmed", before, seen, since: input.seen !== undefined };
  }
  const ids = gone.map((one) => one.id);
  await removeItems(ctx.db, ids);
  await addItems(ctx.db, agenda, await withPresenters(ctx, read.items));
  const carried = made ? await carryOver(ctx, found) : 0;
  await changed(ctx, { meeting, agenda }, { what: "agenda imported" });
  const count = { replaced: gone.length, added: read.items.length, carried };
  return { ...told, outcome: "imported", items: await itemsOf(ctx.db, agenda.id), ...count };
}

/** The present draft as text, to be corrected by hand; empty where there is none. */
export async function agendaAsText(ctx: PersonContext, number: number): Promise<string> {
  const meeting = await findMeeting(ctx, number);
  stillAhead(meeting);
  const agenda = await agendaOf(ctx.db, meeting.id);
  return agenda ? writeItems(await itemsOf(ctx.db, agenda.id)) : "";
}

const NAMED = 12;

function refuseFaults({ items, faults, unit }: ReadItems): void {
  const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field: "items" });
  if (faults.length > 0) {
    const named = faults.slice(0, NAMED).map((fault) => `${inWords(fault, unit)}.`);
    const more = faults.length > NAMED ? [`And ${faults.length - NAMED} more.`] : [];
    throw wrong([...named, ...more].join(" "), "Nothing was imported: please correct this first.");
  }
  if (items.length > 0) return;
  throw wrong("No item was found in this text.", "Write one item a line, such as: 1. Opening of the meeting.");
}

const inWords = ({ line, why }: Remark, unit: ReadItems["unit"]) => `${unit} ${line} ${why}`;
const remarksOf = ({ remarks, unit }: ReadItems) => remarks.map((remark) => inWords(remark, unit));

/** What was dealt with at the meeting stays; and where nothing may change, nothing is asked. */
function mayBeReplaced({ prefix }: PersonContext, { agenda, meeting, items }: Found): void {
  moveAgenda(agenda.state, "change", meeting.number);
  const dealtWith = items.filter((item) => item.state !== "open").length;
  if (dealtWith === 0) return;
  throw new Problem({
    code: "conflict",
    message: `Items of this agenda have been dealt with (${dealtWith}), so it cannot be replaced as a whole.`,
    hint: `Change single items: ${prefix}agenda add, ${prefix}agenda edit, ${prefix}agenda move or ${prefix}agenda remove.`,
    field: "meeting",
  });
}

function mustDiffer(items: Planned[], { items: before, meeting }: Found): void {
  if (writeItems(items) !== writeItems(before)) return;
  throw new Problem({
    code: "conflict",
    message: `The agenda of meeting ${meeting.number} says exactly that already; nothing is changed.`,
    hint: "Change the text, or leave it as it is.",
    field: "items",
  });
}

function mustHaveRoom(there: number, more: number): void {
  if (there + more <= ITEMS_AT_MOST) return;
  throw new Problem({
    code: "invalid",
    message: `The agenda has ${there} items; with these ${more} it would have more than ${ITEMS_AT_MOST}.`,
    hint: "Leave some out.",
    field: "items",
  });
}

const SEEN_CHARS = 16;

const fingerprintOf = (items: AgendaItem[]) =>
  createHash("sha256")
    .update(JSON.stringify([items.map((one) => one.id), writeItems(items)]))
    .digest("base64url")
    .slice(0, SEEN_CHARS);
