import type { PersonContext } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Nomination } from "#db/queries/nomination.ts";
import { changeNominee, type Nominee } from "#db/queries/nominee.ts";
import { mustTakePart } from "../member/must-take-part.ts";
import { showOf } from "./carry-on.ts";
import { findNomination, possibleOnceCarriedOn } from "./find-nomination.ts";
import { lockedFor } from "./locked.ts";
import { nomineeMoved } from "./nominee-states.ts";
import { type Phase, phaseOf, refused } from "./state.ts";
import { tellPersonsOf } from "./tell.ts";

type Accept = { nomination: number; statement?: string | undefined; conflicts?: string | undefined };

/** The nominee is ready to be appointed; accepting again says more. */
export async function acceptNomination(ctx: PersonContext, input: Accept) {
  const { nomination, phase } = await lockedFor(ctx, input.nomination, "accept");
  const nominee = ownNominee(ctx, nomination);
  mustBeInTime(ctx, nomination, { nominee, phase });
  if (phase !== "open") mustStand(nominee, input);
  await mustTakePart(ctx, nominee, "nomination");
  const state = nomineeMoved(nominee, "accept");
  const { statement = nominee.statement, conflicts = nominee.conflicts } = input;
  const again = nominee.state === "accepted";
  if (again && Object.keys(differing(nominee, { statement, conflicts })).length === 0) throw asItIs(nomination);
  await changeNominee(ctx.db, nominee.id, { state, answeredAt: ctx.now, statement, conflicts, note: null });
  await answered(ctx, nomination, { nominee, what: "nomination accepted", again });
  return { ...named(ctx, nomination), again, statement, conflicts };
}

const asItIs = ({ number }: Nomination) =>
  new Problem({
    code: "conflict",
    message: `You have accepted nomination ${number} and say exactly that already; nothing is changed.`,
    hint: "To say more, give a statement of suitability, or conflicts of interest.",
    field: "nomination",
  });

/** For a form to accept: the asker is nominated. */
export async function mayAccept(ctx: PersonContext, number: number): Promise<void> {
  const nomination = await findNomination(ctx, number);
  possibleOnceCarriedOn(ctx, nomination, "accept");
  const nominee = ownNominee(ctx, nomination);
  mustBeInTime(ctx, nomination, { nominee, phase: phaseOf(nomination, ctx.now) });
  nomineeMoved(nominee, "accept");
}

type Stands = { nominee: Nominee; phase: Phase };

/** Once nominations have ended, whoever has accepted by then can still say more. */
function mustBeInTime(ctx: PersonContext, nomination: Nomination, { nominee, phase }: Stands): void {
  if (phase !== "open" && nominee.state !== "accepted") throw refused(ctx, nomination, phase, "accept");
}

/** The members judge by it: only conflicts of interest are stated anew once they were asked. */
function mustStand({ statement }: Nominee, said: Accept): void {
  if (said.statement === undefined || statement === null || said.statement === statement) return;
  const message = "Your statement of suitability was put to the members, and stands.";
  const hint = "Leave statement out; conflicts of interest can be stated until the appointment.";
  throw new Problem({ code: "conflict", message, hint, field: "statement" });
}

export async function declineNomination(
  ctx: PersonContext,
  input: { nomination: number; reason?: string | undefined },
) {
  const { nomination } = await lockedFor(ctx, input.nomination, "decline");
  const nominee = ownNominee(ctx, nomination);
  const state = nomineeMoved(nominee, "decline");
  await changeNominee(ctx.db, nominee.id, { state, answeredAt: ctx.now, note: input.reason ?? null });
  await answered(ctx, nomination, { nominee, what: "nomination declined", again: false });
  return named(ctx, nomination);
}

const named = ({ activity }: PersonContext, { number, body, direction, closesAt }: Nomination) => ({
  activity: activity.slug,
  number,
  body,
  direction,
  closesAt,
});

/** The nominee this person is. Throws a Problem for somebody who is none. */
function ownNominee({ actor, prefix }: PersonContext, { number, nominees }: Nomination): Nominee {
  const own = nominees.find((one) => one.personId === actor.person && one.state !== "withdrawn");
  if (own) return own;
  const message = `You are not nominated in nomination ${number}.`;
  const hint = `${prefix}nomination nominate nomination:${number} person:me puts you forward.`;
  throw new Problem({ code: "forbidden", message, hint, field: "nomination" });
}

type Answered = { nominee: Nominee; what: string; again: boolean };

/** Those who named the nominee are told, of the first time. */
async function answered(ctx: PersonContext, nomination: Nomination, { nominee, what, again }: Answered): Promise<void> {
  const ids = { nomination: nomination.id, nominee: nominee.id };
  const refresh = { of: "nomination", ofId: nomination.id };
  await ctx.record({ what, ids, show: showOf(nomination), refresh });
  if (again) return;
  const persons = nominee.namedBy.map((one) => one.person);
  await tellPersonsOf(ctx, { nomination: nomination.id, what: "answered", persons, about: { nominee: nominee.id } });
}
