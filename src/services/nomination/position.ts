import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { shareBox } from "#db/queries/box.ts";
import { lockNomination, type Nomination } from "#db/queries/nomination.ts";
import { addSupport, type Nominee } from "#db/queries/nominee.ts";
import { ballotOf } from "#db/queries/seat.ts";
import { type Position, positionNumbered } from "../consensus/positions.ts";
import { takePosition } from "../consensus/take-position.ts";
import { answersFor } from "../seat/answers-for.ts";
import { seatOf } from "../seat/seat-of.ts";
import { whyNoSeat } from "../seat/why-no-seat.ts";
import { showOf } from "./carry-on.ts";
import { findNomination, findNominee } from "./find-nomination.ts";
import { mustBePossible } from "./state.ts";
import { inWindow, subjectOf } from "./subject.ts";
import { tellPersonsOf } from "./tell.ts";

type About = { nomination: number; nominee: string };

/** Nobody ends it meanwhile; what is over by the clock is over. */
async function shared(ctx: PersonContext, number: number): Promise<Nomination> {
  const { id } = await findNomination(ctx, number);
  return await lockNomination(ctx.db, id, "share");
}

export async function supportNominee(ctx: PersonContext, input: About) {
  const nomination = await shared(ctx, input.nomination);
  const phase = mustBePossible(ctx, nomination, "support");
  const nominee = findNominee(nomination, input.nominee);
  if (phase === "window") return await position(ctx, nomination, { nominee, stance: "support" });
  if (nominee.state !== "accepted" && nominee.state !== "named") throw notInTheRunning(nominee);
  const holder = holderOf(ctx, nomination);
  const organizationId = "organizationId" in holder ? holder.organizationId : null;
  const there = nominee.supportedBy.find((one) =>
    organizationId === null ? one.person === ctx.actor.person : one.organizationId === organizationId,
  );
  const { id: activityId } = ctx.activity;
  const made = { activityId, nomineeId: nominee.id, personId: ctx.actor.person, organizationId, at: ctx.now };
  if (!there) await addSupport(ctx.db, made);
  const refresh = { of: "nomination", ofId: nomination.id };
  const ids = { nomination: nomination.id, nominee: nominee.id };
  await ctx.record({ what: "nominee supported", ids, show: showOf(nomination), refresh });
  return { ...named(ctx, nomination, nominee), ...forWhom(holder), stance: "support" as const, changed: !there };
}

export async function objectToNominee(ctx: PersonContext, input: About & { reason: string }) {
  const nomination = await shared(ctx, input.nomination);
  mustBePossible(ctx, nomination, "object");
  const nominee = findNominee(nomination, input.nominee);
  const said = await position(ctx, nomination, { nominee, stance: "object", reason: input.reason });
  const about = { nominee: nominee.id, number: said.objection ?? 0 };
  if (said.reason !== "same")
    await tellPersonsOf(ctx, { nomination: nomination.id, what: "objected", persons: [nominee.personId], about });
  return said;
}

export async function abstainOnNominee(ctx: PersonContext, input: About) {
  const nomination = await shared(ctx, input.nomination);
  mustBePossible(ctx, nomination, "abstain");
  return await position(ctx, nomination, { nominee: findNominee(nomination, input.nominee), stance: "abstain" });
}

/** In the objection window. Returns for whom; undefined where they do not support this nominee. */
export async function takeSupportBack(ctx: PersonContext, nomination: Nomination, nominee: Nominee) {
  const found = inWindow(nomination).find((one) => one.id === nominee.id);
  if (!found) return undefined;
  const subject = subjectOf(ctx, nomination, found);
  const holder = answersFor(ctx.activity, subject, ctx.actor);
  const ballot = holder && (await ballotOf(ctx.db, subject.box.id, holder));
  if (!holder || positionNumbered(ballot?.choice?.[0]) !== "support") return undefined;
  await position(ctx, nomination, { nominee, stance: "abstain" });
  return forWhom(holder);
}

type Taking = { nominee: Nominee; stance: Position; reason?: string };

async function position(ctx: PersonContext, nomination: Nomination, { nominee, stance, reason }: Taking) {
  const found = inWindow(nomination).find((one) => one.id === nominee.id);
  if (!found) throw notInTheRunning(nominee);
  const subject = subjectOf(ctx, nomination, found);
  const box = await shareBox(ctx.db, subject.box.id);
  const seated = await seatOf(ctx, { ...subject, box });
  const taken = await takePosition(ctx, { ...subject, box }, seated, { position: stance, reason });
  const { before, objection, reason: as, withdrawn } = taken;
  const said = { ...named(ctx, nomination, nominee), ...forWhom(seated.holder), stance, changed: before !== stance };
  return {
    ...said,
    ...(objection === undefined ? {} : { objection }),
    ...(as === undefined ? {} : { reason: as }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
}

/** For whom this person would answer in the objection window. Throws a Problem for whoever would not count. */
function holderOf(ctx: PersonContext, { visibility }: Nomination) {
  const { per } = ctx.activity.charter.rules.consensus;
  const answer = { noun: "support", verb: "answer", thing: "nomination" };
  const asked = { visibility, box: { per, lateJoiners: true }, answer };
  const holder = answersFor(ctx.activity, asked, ctx.actor);
  if (!holder) throw whyNoSeat(ctx, asked);
  return holder;
}

type Holder = ReturnType<typeof holderOf>;
const forWhom = (holder: Holder) => ("organizationId" in holder ? { organization: holder.organization } : {});

const named = ({ activity }: PersonContext, { number, body, direction }: Nomination, { name }: Nominee) => ({
  activity: activity.slug,
  number,
  body,
  direction,
  name,
});

const SAID = {
  named: "did not accept in time",
  accepted: "is not in the window",
  declined: "has declined",
  withdrawn: "was withdrawn",
};

const notInTheRunning = ({ name, state }: Nominee) =>
  new Problem({
    code: "conflict",
    message: `${name} is not in the running: this nominee ${SAID[state]}.`,
    hint: "Name another nominee.",
    field: "nominee",
  });
