import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { inARow } from "#core/views/say.ts";
import { lockBox } from "#db/queries/box.ts";
import { changeNomination, type Nomination } from "#db/queries/nomination.ts";
import type { Nominee } from "#db/queries/nominee.ts";
import { isAgreed } from "../consensus/agreement.ts";
import { readConsensus } from "../consensus/read.ts";
import { endNow } from "../consensus/settle.ts";
import { beginOffice } from "../liaison/begin.ts";
import { findMeeting, hasBegun } from "../meeting/find-meeting.ts";
import { mustTakePart } from "../member/must-take-part.ts";
import { shownEnd } from "../time/shown-end.ts";
import { replanned, showOf } from "./carry-on.ts";
import { findNominee, isInTheRunning } from "./find-nomination.ts";
import { lockedFor } from "./locked.ts";
import type { Phase } from "./state.ts";
import { inWindow, subjectOf } from "./subject.ts";
import { tellPersonsOf, tellRoomsOf } from "./tell.ts";
import { callOffWindow } from "./withdraw.ts";

type Appoint = {
  nomination: number;
  person: string;
  /** That decided it: the objection window need not be over. */
  meeting?: number | undefined;
  document?: string | undefined;
};

/** Appoints a nominee who accepted: after an objection window without an open objection, or as a meeting decided. */
export async function appointNominee(ctx: PersonContext, input: Appoint) {
  const { nomination, phase } = await lockedFor(ctx, input.nomination, "appoint");
  const nominee = findNominee(nomination, input.person, "person");
  if (nominee.state !== "accepted") throw hasNotAccepted(ctx, nomination, nominee);
  await mustTakePart(ctx, nominee, "person");
  const meeting = input.meeting === undefined ? undefined : await decidingMeeting(ctx, input.meeting);
  if (!meeting) await mustBeAgreed(ctx, nomination, { nominee, phase });
  const { id, number, body, direction, organizationId, term } = nomination;
  await callOffWindow(
    ctx,
    nomination,
    inWindow(nomination).filter((one) => one.id !== nominee.id || meeting !== undefined),
  );
  const office = { organizationId, body, direction, term, personId: nominee.personId, nominationId: id };
  const decided = { meetingId: meeting?.id ?? null, document: input.document ?? null };
  const liaison = await beginOffice(ctx, { ...office, ...decided });
  await changeNomination(ctx.db, id, { state: "appointed", settledAt: ctx.now, settledBy: ctx.actor.person });
  const ids = { nomination: id, nominee: nominee.id, liaison: liaison.id };
  await ctx.record({ what: "representative appointed", ids, show: showOf(nomination) });
  await replanned(ctx, nomination);
  await tellRoomsOf(ctx, id, "appointed");
  const others = nomination.nominees.filter(isInTheRunning).map((one) => one.personId);
  await tellPersonsOf(ctx, { nomination: id, what: "appointed", persons: others });
  const said = { activity: ctx.activity.slug, number, body, direction, name: nominee.name, liaison: liaison.number };
  return {
    ...said,
    conflicts: nominee.conflicts,
    meeting: meeting?.number,
    ...shownEnd(liaison.until, ctx.activity.zone),
  };
}

/** One that has begun: what is to come has decided nothing. */
export async function decidingMeeting(ctx: PersonContext, number: number) {
  const meeting = await findMeeting(ctx, number);
  if (hasBegun(meeting)) return meeting;
  const message =
    meeting.state === "cancelled"
      ? `Meeting ${number} was cancelled, so it has decided nothing.`
      : `Meeting ${number} has not started, so it has decided nothing yet.`;
  const hint = "Leave meeting out, to appoint after the objection window.";
  throw new Problem({ code: "conflict", message, hint, field: "meeting" });
}

type Chosen = { nominee: Nominee; phase: Phase };

async function mustBeAgreed(ctx: PersonContext, nomination: Nomination, { nominee, phase }: Chosen): Promise<void> {
  if (phase !== "deciding") throw tooEarly(ctx, nomination, phase);
  const found = inWindow(nomination).find((one) => one.id === nominee.id);
  if (!found) throw tooEarly(ctx, nomination, phase);
  if (found.window.state === "agreed") return;
  const subject = { ...subjectOf(ctx, nomination, found), box: await lockBox(ctx.db, found.window.box.id) };
  const { against } = await readConsensus(ctx, subject);
  if (!isAgreed(against)) throw objected(ctx, nomination, { nominee, objections: against.objections });
  await endNow(ctx, subject);
}

const hasNotAccepted = ({ prefix }: PersonContext, { number }: Nomination, { name, state }: Nominee) =>
  new Problem({
    code: "conflict",
    message: `${name} has ${state === "named" ? "not accepted" : state === "declined" ? "declined" : "withdrawn"}, and cannot be appointed.`,
    hint: `${prefix}nomination show nomination:${number} shows who has accepted.`,
    field: "person",
  });

function tooEarly({ activity, prefix }: PersonContext, nomination: Nomination, phase: Phase): Problem {
  const { number, closesAt, windowEndsAt } = nomination;
  const { endsInWords } = shownEnd(phase === "window" && windowEndsAt ? windowEndsAt : closesAt, activity.zone);
  const message =
    phase === "window"
      ? `The objection window of nomination ${number} is open until ${endsInWords}.`
      : `Nomination ${number} takes nominations until ${endsInWords}, and the objection window follows.`;
  const hint = `If a meeting has decided it, name that meeting: ${prefix}nomination appoint nomination:${number} person:"…" meeting:1.`;
  return new Problem({ code: "conflict", message, hint, field: "nomination" });
}

type Objected = { nominee: Nominee; objections: number[] };

function objected({ activity, prefix }: PersonContext, { number }: Nomination, { nominee, objections }: Objected) {
  const which = inARow(objections.map((one) => `objection ${one}`));
  const [first = 1] = objections;
  const message = `${nominee.name} cannot be appointed yet: ${which} ${objections.length === 1 ? "is" : "are"} not met.`;
  const resolve = `${prefix}nomination resolve nomination:${number} objection:${first} how:"…"`;
  const leader = leaderOf(activity.charter).one;
  const hint = `Once ${leader} has resolved each objection (${resolve}), or the objector has withdrawn it, the nominee can be appointed. What a meeting decided is recorded with meeting:1.`;
  return new Problem({ code: "conflict", message, hint, field: "person" });
}
