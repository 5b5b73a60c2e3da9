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
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const found = await meetingsLike(ctx.db, of, typed.trim(), COMPLETED);
  return found.map(({ number, title, startsAt, endsAt, zone }) => ({
    label: `${number}: ${title}`,
    value: String(number),
    description: rangeInWords(startsAt, endsAt, zone),
  }));
}
