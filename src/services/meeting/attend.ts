import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { attendanceOf, type Mode, putAttended, type Seen } from "#db/queries/attendance.ts";
import { lockMeeting, type Meeting } from "#db/queries/meeting.ts";
import { findMeeting } from "./find-meeting.ts";
import { whoComes } from "./register.ts";
import { stateNow } from "./state.ts";

export type AttendMeeting = { meeting: number; mode?: Seen | undefined; member?: string | undefined };

/** Takes attendance: one's own while the meeting is under way, that of members by an officer, one or several. */
export async function attendMeeting(ctx: PersonContext, input: AttendMeeting) {
  const meeting = await lockMeeting(ctx.db, (await findMeeting(ctx, input.meeting)).id, "share");
  stateNow(ctx, meeting, "attend");
  const names = input.member?.split(/[;\n]/).filter((name) => name.trim() !== "") ?? [];
  if (names.length === 0) mayAttend(ctx, meeting, input.mode);
  const persons = names.length === 0 ? [await whoComes(ctx, undefined)] : [];
  for (const { person } of persons) await mustBeRegistered(ctx, meeting, person);
  for (const name of names) persons.push(await whoComes(ctx, name));
  const seen: { name: string | undefined; attended: Seen }[] = [];
  for (const { person, organization, name } of persons) {
    const attended = input.mode ?? (await asRegistered(ctx, meeting, { person, name }));
    const part = { activityId: ctx.activity.id, meetingId: meeting.id, personId: person, organizationId: organization };
    await putAttended(ctx.db, { ...part, attended, now: ctx.now });
    seen.push({ name, attended });
  }
  const show = { command: "meeting show", args: { meeting: String(meeting.number) } };
  const ids = { meeting: meeting.id, persons: persons.map((one) => one.person) };
  const refresh = { of: "meeting", ofId: meeting.id };
  await ctx.record({ what: "meeting attendance", ids, show, refresh });
  return { number: meeting.number, title: meeting.title, seen };
}

/** Of oneself: that one is there, while it can be seen. */
function mayAttend(
  { activity, actor, prefix }: PersonContext,
  { state, number }: Meeting,
  mode: Seen | undefined,
): void {
  if (actor.roles.length > 0) return;
  if (state === "ended") {
    const message = `Meeting ${number} is over; only ${leaderOf(activity.charter).one} or the secretariat can correct its attendance.`;
    throw new Problem({ code: "too late", message, hint: "Ask the secretariat to correct it." });
  }
  if (mode !== "absent") return;
  const hint = `Not coming? ${prefix}meeting register meeting:${number} mode:regrets says so.`;
  throw new Problem({ code: "invalid", message: "One cannot be there as absent.", hint, field: "mode" });
}

/** Registration is asked of everybody who comes, remotely too; officers may note who came without one. */
async function mustBeRegistered({ activity, actor, db }: PersonContext, meeting: Meeting, person: number) {
  if (actor.roles.length > 0) return;
  const { mode, attended } = (await attendanceOf(db, meeting.id, person)) ?? {};
  if (mode === "on-site" || mode === "remote" || attended) return;
  throw new Problem({
    code: "forbidden",
    message: `You are not registered for meeting ${meeting.number}.`,
    hint: `Ask ${leaderOf(activity.charter).one} or the secretariat to register you, or to note that you are there.`,
  });
}

async function asRegistered(
  ctx: PersonContext,
  { id, number }: Meeting,
  { person, name }: { person: number; name: string | undefined },
): Promise<Seen> {
  const mode: Mode | null | undefined = (await attendanceOf(ctx.db, id, person))?.mode;
  if (mode === "on-site" || mode === "remote") return mode;
  const message = `${name === undefined ? "You are" : `${name} is`} not registered for meeting ${number}, so it is not known how.`;
  throw new Problem({ code: "invalid", message, hint: "Add mode:on-site or mode:remote.", field: "mode" });
}
