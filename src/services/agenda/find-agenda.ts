import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { capitalized } from "#core/views/say.ts";
import {
  type Agenda,
  type AgendaItem,
  addAgenda,
  agendaOf,
  itemsOf,
  itemsToCarry,
  lockAgenda,
} from "#db/queries/agenda.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { numbersOf } from "./outline.ts";
import { plannedFor } from "./planned-for.ts";

export type Found = { meeting: Meeting; agenda: Agenda; items: AgendaItem[] };

/** The agenda of that meeting, as far as this person may see it. */
export async function findAgenda(ctx: Context, number: number): Promise<Found> {
  const meeting = await findMeeting(ctx, number);
  const agenda = await agendaOf(ctx.db, meeting.id);
  if (!agenda) throw await noAgenda(ctx, meeting);
  return { meeting, agenda, items: await itemsOf(ctx.db, agenda.id) };
}

/** The same, alone with it until the call ends, and the meeting as it is by then. */
export async function lockFound(ctx: Context, number: number): Promise<Found> {
  const found = await findMeeting(ctx, number);
  const agenda = await lockAgenda(ctx.db, found.id);
  const meeting = (await meetingById(ctx.db, found.id)) ?? found;
  if (!agenda) throw await noAgenda(ctx, meeting);
  return { meeting, agenda, items: await itemsOf(ctx.db, agenda.id) };
}

/** The same, and a new one without items where there was none: `made`. */
export async function lockOrMake(ctx: Context, number: number): Promise<Found & { made: boolean }> {
  const meeting = await findMeeting(ctx, number);
  stillAhead(meeting);
  const made = await addAgenda(ctx.db, { activityId: ctx.activity.id, meetingId: meeting.id });
  const agenda = await lockAgenda(ctx.db, meeting.id);
  if (!agenda) throw new Error(`the agenda of meeting ${number} was not written`);
  return { meeting, agenda, items: await itemsOf(ctx.db, agenda.id), made };
}

/** What is planned for a meeting can be changed until it is over. */
export function stillAhead({ state, number }: Meeting): void {
  if (state !== "ended" && state !== "cancelled") return;
  const message = `Meeting ${number} ${state === "ended" ? "is over" : "is cancelled"}, so its agenda is not changed any more.`;
  throw new Problem({ code: "too late", message, hint: "Name another meeting.", field: "meeting" });
}

/** For a form about what is planned: the meeting is still ahead. */
export const meetingToPlan: Reads<number> = async (ctx, number) => stillAhead(await findMeeting(ctx, number));

/** For a form about an agenda there is: it can still be changed. */
export const agendaToChange: Reads<number> = async (ctx, number) => stillAhead((await findAgenda(ctx, number)).meeting);

const BEGINNING = "0";
/** An item of the agenda that is named beside it; `field`: the argument that names it. */
export const itemOfAgenda =
  (field = "item"): Reads<string> =>
  async (ctx, said, { meeting }) => {
    if (typeof meeting !== "number" || (field === "after" && said === BEGINNING)) return;
    findItem((await findAgenda(ctx, meeting)).items, said, field);
  };

/** Drafting is named where it would find something. */
async function noAgenda({ activity, db, prefix }: Context, { number, startsAt }: Meeting): Promise<Problem> {
  const planned =
    plannedFor(activity, number, []).length > 0 || (await itemsToCarry(db, activity.id, startsAt)).length > 0;
  const ways = ["draft", "import", "add"].slice(planned ? 0 : 1, planned ? 2 : 3);
  const [one, other] = ways.map((verb) => `${prefix}agenda ${verb} meeting:${number}`);
  const hint = `${capitalized(leaderOf(activity.charter).one)} makes one: ${one}, or ${other}.`;
  return new Problem({ code: "not found", message: `Meeting ${number} has no agenda yet.`, hint, field: "meeting" });
}

export type Numbered = AgendaItem & { number: string; at: number };

export function numbered(items: AgendaItem[]): Numbered[] {
  const numbers = numbersOf(items);
  return items.map((item, at) => ({ ...item, number: numbers[at] ?? "", at }));
}

/** The item of that number, "3" or "3.1"; `field`: the argument that names it. */
export function findItem(items: AgendaItem[], said: string, field = "item"): Numbered {
  const wanted = said.normalize("NFKC").trim().replace(/^#/, "").replace(/\.$/, "");
  const found = numbered(items).find((item) => item.number === wanted);
  if (found) return found;
  const last = items.length === 0 ? "It has no items yet." : `Its items are numbered 1 to ${numbersOf(items).at(-1)}.`;
  throw new Problem({
    code: "not found",
    message: `The agenda has no item ${said.slice(0, 40)}.`,
    hint: `${last} A sub-item is named with its section, such as 3.1.`,
    field,
  });
}

const COMPLETED = 25;
const LABEL_CHARS = 75;

/** Of the meeting that is named, else of the next one. */
export function optionsOf(items: AgendaItem[], typed: string): Option[] {
  const words = typed.trim().toLowerCase();
  return numbered(items)
    .map(({ number, title }) => ({ label: `${number} ${title}`, value: number }))
    .filter(({ label }) => label.toLowerCase().includes(words))
    .slice(0, COMPLETED)
    .map(({ label, value }) => ({
      label: label.length > LABEL_CHARS ? `${label.slice(0, LABEL_CHARS - 1)}…` : label,
      value,
    }));
}
