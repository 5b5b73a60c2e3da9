import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { capitalized } from "#core/views/say.ts";
import { changeObjection, type Objection, objectionsOf } from "#db/queries/consensus.ts";
import { ownSeat } from "../seat/seat-of.ts";
import { moved, noSuchObjection, type ObjectionMove } from "./objection-states.ts";
import { objectorsOf } from "./objectors.ts";
import type { Phase } from "./procedure.ts";
import { agreeIfNothingStands, idsOf, isCoChair, lockFor } from "./settle.ts";
import { argsInWords, type Subject, showOf } from "./subject.ts";
import { putPosition } from "./take-position.ts";
import { tellCoChairs, tellPersons } from "./tell.ts";

type Named = { objection: number };
/** `unreached`: nobody who could withdraw it is told. */
export type Met = { number: number; objector: string; phase: Phase; own: boolean; unreached: boolean };

/** A co-chair's answer, for the objector to judge; a second one takes the place of the first. */
export async function answerObjection(ctx: PersonContext, of: Subject, input: Named & { text: string }): Promise<Met> {
  const { subject, phase } = await lockFor(ctx, of, "answer");
  const { objection, state } = await objectionTo(ctx, subject, input.objection, "answer");
  const answer = { answer: input.text, answeredBy: ctx.actor.person, answeredAt: ctx.now };
  await changeObjection(ctx.db, objection.id, { state, ...answer });
  await recorded(ctx, subject, "objection answered", objection);
  const unreached = !(await tellObjector(ctx, subject, "objection answered", objection));
  return { number: objection.number, objector: objection.objector, phase, own: false, unreached };
}

/** The objector finds it met, or a co-chair says how it was met. */
export async function resolveObjection(
  ctx: PersonContext,
  of: Subject,
  input: Named & { how?: string | undefined },
): Promise<Met> {
  const { subject, phase } = await lockFor(ctx, of, "resolve");
  const { objection, state } = await objectionTo(ctx, subject, input.objection, "resolve");
  const own = await isObjector(ctx, subject, objection);
  if (!own && !isCoChair(ctx)) throw notYours(ctx, subject, objection, "resolve");
  const how = input.how?.trim() || undefined;
  if (!own && how === undefined) throw needsHow(ctx, subject, objection);
  const met = { metBy: ctx.actor.person, metAt: ctx.now, metAs: own ? "objector" : "co-chair" } as const;
  await changeObjection(ctx.db, objection.id, { state, how: how ?? null, ...met });
  return await ended(ctx, subject, { objection, own, phase, what: "objection resolved" });
}

export async function withdrawObjection(ctx: PersonContext, of: Subject, input: Named): Promise<Met> {
  const { subject, phase } = await lockFor(ctx, of, "withdraw");
  const { objection, state } = await objectionTo(ctx, subject, input.objection, "withdraw");
  if (!(await isObjector(ctx, subject, objection))) throw notYours(ctx, subject, objection, "withdraw");
  const met = { metBy: ctx.actor.person, metAt: ctx.now, metAs: "objector" } as const;
  await changeObjection(ctx.db, objection.id, { state, ...met });
  return await ended(ctx, subject, { objection, own: true, phase, what: "objection withdrawn" });
}

type Ending = { objection: Objection; own: boolean; phase: Phase; what: string };

/** Who ended their own objection abstains until they say more; a co-chair changes nobody's position. */
async function ended(ctx: PersonContext, subject: Subject, { objection, own, phase, what }: Ending): Promise<Met> {
  if (own) await putPosition(ctx, subject, objection.seatId, "abstain");
  await recorded(ctx, subject, what, objection);
  if (own) await tellCoChairs(ctx, subject, "objection met", { objection: objection.id });
  const unreached = !own && !(await tellObjector(ctx, subject, "objection met", objection));
  const after = await agreeIfNothingStands(ctx, subject, phase);
  return { number: objection.number, objector: objection.objector, phase: after, own, unreached };
}

async function tellObjector(ctx: PersonContext, subject: Subject, notice: string, objection: Objection) {
  const persons = await objectorsOf(ctx, subject, objection);
  const told = await tellPersons(ctx, subject, { notice, about: { objection: objection.id }, persons });
  return told || persons.includes(ctx.actor.person);
}

async function objectionTo(ctx: PersonContext, { box }: Subject, number: number, move: ObjectionMove) {
  const all = await objectionsOf(ctx.db, box.id);
  const objection = all.find((one) => one.number === number);
  if (!objection) throw noSuchObjection(number, all);
  return { objection, state: moved(objection, move, all) };
}

async function isObjector(ctx: PersonContext, subject: Subject, { seatId }: Objection): Promise<boolean> {
  return (await ownSeat(ctx, subject))?.seat.id === seatId;
}

async function recorded(ctx: PersonContext, subject: Subject, what: string, { id }: Objection): Promise<void> {
  const refresh = { of: subject.of, ofId: subject.id };
  await ctx.record({ what, ids: { ...idsOf(subject), objection: id }, show: showOf(subject), refresh });
}

const typed = (ctx: PersonContext, subject: Subject, verb: string, { number }: Objection) =>
  `${ctx.prefix}${subject.of} ${verb} ${argsInWords(subject)} objection:${number}`;

function notYours(ctx: PersonContext, subject: Subject, objection: Objection, verb: "resolve" | "withdraw"): Problem {
  const { number, objector } = objection;
  const message = `Objection ${number} is of ${objector}, and you do not answer for ${objector}.`;
  const leader = capitalized(leaderOf(ctx.activity.charter).one);
  const coChair = `${leader} can say how it was met: ${typed(ctx, subject, "resolve", objection)} how:"…".`;
  const hint = verb === "resolve" ? `${leader} can resolve it too.` : coChair;
  return new Problem({ code: "forbidden", message, hint });
}

function needsHow(ctx: PersonContext, subject: Subject, objection: Objection): Problem {
  const message = `Please say how objection ${objection.number} of ${objection.objector} was met.`;
  const hint = `For example: ${typed(ctx, subject, "resolve", objection)} how:"Item 4 was added to the agenda."`;
  return new Problem({ code: "invalid", message, hint, field: "how" });
}
