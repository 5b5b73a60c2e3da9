import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { attendanceOf, type Mode, putRegistration } from "#db/queries/attendance.ts";
import { lockMeeting, type Meeting } from "#db/queries/meeting.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPost } from "#db/queries/work.ts";
import { findMember } from "../member/find-member.ts";
import { rangeInWords } from "../time/range-in-words.ts";
import { inWords } from "../time/show-deadline.ts";
import { isOver, registrationEnd } from "./deadlines.ts";
import { findMeeting } from "./find-meeting.ts";
import { stateNow } from "./state.ts";

/** What a notice says by number. */
export const MODES = ["on-site", "remote", "regrets"] as const;

export type RegisterForMeeting = { meeting: number; mode: Mode; member?: string | undefined };

/** Registers for a meeting, changes how, or sends regrets; officers do it for a member too, and after the deadline. */
export async function registerForMeeting(ctx: PersonContext, input: RegisterForMeeting) {
  const who = await whoComes(ctx, input.member);
  const found = await findMeeting(ctx, input.meeting);
  const meeting = await lockMeeting(ctx.db, found.id, "share");
  stateNow(ctx, meeting, "register");
  fitsMode(meeting, input.mode);
  const part = await attendanceOf(ctx.db, meeting.id, who.person);
  const before = part?.mode ?? null;
  inTime(ctx, meeting, { registered: wasRegistered(part), mode: input.mode });
  const place = { activityId: ctx.activity.id, meetingId: meeting.id, personId: who.person };
  await putRegistration(ctx.db, { ...place, organizationId: who.organization, mode: input.mode, now: ctx.now });
  const show = { command: "meeting show", args: { meeting: String(meeting.number) } };
  const what = input.mode === "regrets" ? "meeting regrets" : "meeting registration";
  const refresh = { of: "meeting", ofId: meeting.id };
  await ctx.record({ what, ids: { meeting: meeting.id, person: who.person }, show, refresh });
  if (who.name !== undefined && before !== input.mode) {
    await tellRegistered(ctx, meeting, { person: who.person, mode: input.mode, before });
  }
  return {
    number: meeting.number,
    title: meeting.title,
    inWords: rangeInWords(meeting.startsAt, meeting.endsAt, meeting.zone),
    mode: input.mode,
    changed: before !== null && before !== input.mode,
    unchanged: before === input.mode,
    name: who.name,
  };
}

/** `name` of a member that an officer speaks of; undefined: oneself. */
export async function whoComes(ctx: PersonContext, member: string | undefined) {
  const { actor } = ctx;
  if (member === undefined) {
    return { person: actor.person, organization: actor.membership?.organization.id ?? null, name: undefined };
  }
  if (actor.roles.length === 0) {
    throw new Problem({
      code: "forbidden",
      message: `Only ${leaderOf(ctx.activity.charter).one} or the secretariat can do this for another member.`,
      hint: "Leave member out to do it for yourself.",
      field: "member",
    });
  }
  const found = await findMember(ctx, member);
  return { person: found.personId, organization: found.organizationId, name: found.name };
}

function fitsMode({ remote, place, number }: Meeting, mode: Mode): void {
  const field = { code: "invalid" as const, field: "mode" };
  if (mode === "remote" && !remote) {
    const message = `Meeting ${number} has no remote participation.`;
    throw new Problem({ ...field, message, hint: "Choose on-site, or send regrets." });
  }
  if (mode === "on-site" && place === null) {
    const message = `Meeting ${number} has no place; it is held remotely.`;
    throw new Problem({ ...field, message, hint: "Choose remote, or send regrets." });
  }
}

type Part = Awaited<ReturnType<typeof attendanceOf>>;
/** Who was may still change how, or come another way, after the deadline. */
const wasRegistered = (part: Part) => part?.registeredAt != null && part.mode !== "regrets";

/** What somebody can do who is not registered: register, or, where it is too late for that, write to those who can do it. */
export function howToRegister(ctx: PersonContext, meeting: Meeting, part: Part): string {
  if (!wasRegistered(part) && isOver(registrationEnd(meeting), ctx.now)) return whoStillRegisters(ctx);
  const mode = meeting.remote ? "remote" : "on-site";
  return `Register first: ${ctx.prefix}meeting register meeting:${meeting.number} mode:${mode}`;
}

function whoStillRegisters({ activity }: PersonContext): string {
  const { contact, secretariat } = activity.charter;
  return `The secretariat (${secretariat.acronym ?? secretariat.name}) and ${leaderOf(activity.charter).all} can still register you: write to ${contact.email}.`;
}

type Change = { registered: boolean; mode: Mode };

/** Half-open: the deadline is for those who were not registered; who is, or was until their way to come ended, may still change how, or not come. */
function inTime(ctx: PersonContext, meeting: Meeting, { registered, mode }: Change): void {
  const { number, endsAt, zone } = meeting;
  if (isOver(endsAt, ctx.now)) {
    const hint = `${ctx.prefix}meeting list shows the meetings to come.`;
    const message = `Meeting ${number} ended on ${inWords(endsAt, zone)}.`;
    throw new Problem({ code: "too late", message, hint });
  }
  const end = registrationEnd(meeting);
  if (registered || mode === "regrets" || ctx.actor.roles.length > 0 || !isOver(end, ctx.now)) return;
  throw new Problem({
    code: "too late",
    message: `Registration for meeting ${number} closed on ${inWords(end, ctx.activity.zone)}, so you are not registered.`,
    hint: whoStillRegisters(ctx),
  });
}

type News = { person: number; mode: Mode; before: Mode | null };

async function tellRegistered(ctx: PersonContext, { id }: Meeting, { person, mode, before }: News): Promise<void> {
  const accountId = person === ctx.actor.person ? undefined : (await accountsToReach(ctx.db, [person])).get(person);
  if (accountId === undefined) return;
  const was = before === null ? {} : { was: MODES.indexOf(before) };
  const about = { meeting: id, person, mode: MODES.indexOf(mode), ...was };
  const to = { accountId };
  await appendPost(ctx.db, { activityId: ctx.activity.id, to, notice: "meeting registered", about, runAt: ctx.now });
}
