import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type Meeting, meetingNumbered } from "#db/queries/meeting.ts";
import { listMeetings, meetingsLike } from "#db/queries/meeting-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { type MeetingVerb, stateNow } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;
const SEARCHED = 200;

/** The meeting of that number, as far as this person may see it. Throws a Problem that names meetings there are. */
export async function findMeeting(ctx: Context, number: number): Promise<Meeting> {
  const meeting = await meetingNumbered(ctx.db, ctx.activity.id, number);
  if (meeting && visibleTo(ctx.actor).includes(meeting.visibility)) return meeting;
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const others = (await listMeetings(ctx.db, { ...of, now: ctx.now }, SHOWN)).slice(0, SHOWN);
  const named = others.map((one) => `${one.number} (${one.title})`).join("; ");
  const hint = others.length > 0 ? `Meetings here: ${named}.` : "No meeting has been scheduled yet.";
  throw new Problem({ code: "not found", message: `There is no meeting ${number}.`, hint, field: "meeting" });
}

/** For a form about one: it is there, and the verb possible now. */
export const meetingTo =
  (verb: MeetingVerb): Reads<number> =>
  async (ctx, number) =>
    stateNow(ctx, await findMeeting(ctx, number), verb);

export async function completeMeetings(ctx: Context, typed: string): Promise<Option[]> {
  return (await meetingsSaid(ctx, typed, COMPLETED)).map(optionOf);
}

/** Those that can have decided something. */
export async function completeBegun(ctx: Context, typed: string): Promise<Option[]> {
  const found = await meetingsSaid(ctx, typed, SEARCHED);
  return found.filter(hasBegun).slice(0, COMPLETED).map(optionOf);
}

export const hasBegun = ({ state }: Pick<Meeting, "state">) => state === "started" || state === "ended";

const meetingsSaid = ({ db, activity, actor }: Context, typed: string, limit: number) =>
  meetingsLike(db, { activityId: activity.id, visible: visibleTo(actor) }, typed.trim(), limit);

const optionOf = ({ number, title, startsAt, endsAt, zone }: Meeting): Option => ({
  label: `${number}: ${title}`,
  value: String(number),
  description: rangeInWords(startsAt, endsAt, zone),
});
