import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { closeBox, lockBox } from "#db/queries/box.ts";
import type { Nomination } from "#db/queries/nomination.ts";
import { changeNominee, dropNaming, dropSupport, type Nominee } from "#db/queries/nominee.ts";
import { callOffConsensus } from "../consensus/settle.ts";
import { becomeVacant, replanned, showOf } from "./carry-on.ts";
import { findNominee, isInTheRunning } from "./find-nomination.ts";
import { lockedFor } from "./locked.ts";
import { takeSupportBack } from "./position.ts";
import type { Phase } from "./state.ts";
import { inWindow, subjectOf } from "./subject.ts";

type Withdraw = { nomination: number; nominee?: string | undefined };

/** One's own nomination, or that of somebody one has named and who has not answered: others who named them still do. */
export async function withdrawNomination(ctx: PersonContext, input: Withdraw) {
  const { nomination, phase } = await lockedFor(ctx, input.nomination, "withdraw");
  const nominee = whose(ctx, nomination, input.nominee);
  const own = nominee.personId === ctx.actor.person;
  const support = own || isNamed(ctx, nominee) ? undefined : await withdrawSupport(ctx, nomination, { nominee, phase });
  const { number, body, direction } = nomination;
  const said = { activity: ctx.activity.slug, number, body, direction, name: nominee.name, own };
  if (support !== undefined) return { ...said, support, gone: false, vacant: false };
  await dropNaming(ctx.db, nominee.id, ctx.actor.person);
  const others = nominee.namedBy.filter((one) => one.person !== ctx.actor.person);
  if (!own && others.length > 0) {
    await recorded(ctx, nomination, { nominee, what: "naming withdrawn" });
    return { ...said, gone: false, vacant: false };
  }
  return { ...said, gone: true, vacant: await takeOut(ctx, nomination, { nominee, phase }) };
}

type Out = { nominee: Nominee; phase: Phase };

/** No nominee any more; true when no other is left in the objection window, or after it. */
export async function takeOut(ctx: PersonContext, nomination: Nomination, { nominee, phase }: Out): Promise<boolean> {
  await changeNominee(ctx.db, nominee.id, { state: "withdrawn", answeredAt: ctx.now });
  await callOff(ctx, nomination, nominee);
  await recorded(ctx, nomination, { nominee, what: "nomination withdrawn" });
  const left = inWindow(nomination).some((one) => one.id !== nominee.id);
  const vacant = (phase === "window" || phase === "deciding") && !left;
  if (vacant) await becomeVacant(ctx, nomination);
  await replanned(ctx, nomination);
  return vacant;
}

function whose(ctx: PersonContext, nomination: Nomination, said: string | undefined): Nominee {
  const { actor } = ctx;
  const nominee =
    said === undefined
      ? nomination.nominees.find((one) => one.personId === actor.person && isInTheRunning(one))
      : findNominee(nomination, said);
  if (!nominee) throw sayWhich(ctx, nomination);
  const { name, state } = nominee;
  if (!isInTheRunning(nominee)) {
    const message = `${name} has ${state === "declined" ? "declined" : "withdrawn"} already.`;
    throw new Problem({ code: "conflict", message, hint: "Nothing has to be done.", field: "nominee" });
  }
  return nominee;
}

function notTheirs({ activity, actor }: PersonContext, { name, namedBy }: Nominee, phase: Phase): Problem {
  const named = namedBy.some((one) => one.person === actor.person);
  const message = named
    ? `${name} has accepted, so the nomination is theirs to withdraw.`
    : `You have not nominated ${name}${phase === "deciding" ? "; a position in the objection window, which is over, stands" : ", and do not support this nominee"}.`;
  const hint = `Please speak to ${name}, or to ${leaderOf(activity.charter).one}.`;
  return new Problem({ code: "forbidden", message, hint, field: "nominee" });
}

/** Named by this person, and not answered: theirs to take back. */
const isNamed = ({ actor }: PersonContext, { namedBy, state }: Nominee) =>
  state === "named" && namedBy.some((one) => one.person === actor.person);

/** Given by this person, or for the organization they speak for. */
const ownSupport = ({ actor }: PersonContext, { supportedBy }: Nominee) =>
  supportedBy.find(
    ({ person, organizationId }) =>
      person === actor.person ||
      (organizationId !== null && actor.membership?.confirmed && actor.membership.organization.id === organizationId),
  );

type Support = { organization?: string | undefined; abstains: boolean };

/** Before the objection window it is as if it had not been given; in the window it is a position, and another takes its place. */
async function withdrawSupport(ctx: PersonContext, nomination: Nomination, { nominee, phase }: Out): Promise<Support> {
  const support = phase === "open" ? ownSupport(ctx, nominee) : undefined;
  if (support) {
    await dropSupport(ctx.db, nominee.id, support.person);
    await recorded(ctx, nomination, { nominee, what: "support withdrawn" });
    return { organization: support.organizationId === null ? undefined : support.holder, abstains: false };
  }
  const back = phase === "window" ? await takeSupportBack(ctx, nomination, nominee) : undefined;
  if (!back) throw notTheirs(ctx, nominee, phase);
  return { ...back, abstains: true };
}

const sayWhich = ({ prefix }: PersonContext, { number }: Nomination) =>
  new Problem({
    code: "invalid",
    message: `You are not nominated in nomination ${number}, so please say what is withdrawn.`,
    hint: `Name the nominee you named: ${prefix}nomination withdraw nomination:${number} nominee:1; or your objection: objection:1.`,
    field: "nominee",
  });

/** What was asked about a nominee who withdrew is asked no more. */
async function callOff(ctx: PersonContext, nomination: Nomination, { id }: Nominee): Promise<void> {
  const found = inWindow(nomination).find((one) => one.id === id);
  if (found) await callOffWindow(ctx, nomination, [found]);
}

/** Positions about these nominees are taken no more; one that was settled stays so. */
export async function callOffWindow(
  ctx: PersonContext,
  nomination: Nomination,
  nominees: ReturnType<typeof inWindow>,
): Promise<void> {
  for (const nominee of nominees.toSorted((a, b) => a.window.box.id - b.window.box.id)) {
    const { state, box } = nominee.window;
    const now = await lockBox(ctx.db, box.id);
    if (now.closedAt === null) await closeBox(ctx.db, box.id, ctx.now, null);
    const settled = state === "agreed" || state === "not-agreed";
    if (!settled) await callOffConsensus(ctx, subjectOf(ctx, nomination, nominee), ctx.actor.person);
  }
}

type Recorded = { nominee: Nominee; what: string };

async function recorded(ctx: PersonContext, nomination: Nomination, { nominee, what }: Recorded): Promise<void> {
  const refresh = { of: "nomination", ofId: nomination.id };
  const ids = { nomination: nomination.id, nominee: nominee.id };
  await ctx.record({ what, ids, show: showOf(nomination), refresh });
}
