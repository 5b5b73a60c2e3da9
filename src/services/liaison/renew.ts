import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { termInWords } from "#core/views/term.ts";
import { changeLiaison, type Liaison } from "#db/queries/liaison.ts";
import { shownEnd } from "../time/shown-end.ts";
import { lockedLiaison } from "./find-liaison.ts";
import { planTerm } from "./plan.ts";
import { endOfTerm, readTerm } from "./read-term.ts";
import { SHOW } from "./show-call.ts";
import { phaseOf } from "./state.ts";
import { tellRepresentative } from "./tell.ts";

type Renew = { liaison: number; term?: string | undefined; document?: string | undefined };

/** Reviewed and renewed: another term, from the end of the last one; from now where that is over. */
export async function renewOffice(ctx: PersonContext, input: Renew) {
  const { activity, actor, db, now } = ctx;
  const liaison = await lockedLiaison(ctx, input.liaison, "renew");
  const term = readTerm(activity, input.term);
  const { until, shortened } = nextEnd(ctx, { term, from: liaison.until, over: phaseOf(liaison, now) === "over" });
  const document = input.document ?? liaison.document;
  if (document === liaison.document && Temporal.Instant.compare(until, liaison.until) === 0) throw asFar(ctx, liaison);
  await changeLiaison(db, liaison.id, { until, document, renewedAt: now, renewedBy: actor.person });
  await ctx.record({ what: "representative renewed", ids: { liaison: liaison.id }, show: SHOW });
  await planTerm(ctx, liaison.id);
  await tellRepresentative(ctx, liaison, "renewed");
  const { number, name, body, direction } = liaison;
  const { reviewedEvery } = activity.charter.rules.liaison;
  const less = shortened && input.term !== undefined ? { shortened: { term, reviewedEvery } } : {};
  return { activity: activity.slug, number, name, body, direction, ...less, ...shownEnd(until, activity.zone) };
}

function asFar({ activity }: PersonContext, { name, until }: Liaison): Problem {
  const every = termInWords(activity.charter.rules.liaison.reviewedEvery);
  const message = `${name} is in office until ${shownEnd(until, activity.zone).endsInWords} already, and nothing is changed.`;
  const hint = `A review is due at least every ${every}, so the term cannot be longer today.`;
  return new Problem({ code: "conflict", message, hint, field: "liaison" });
}

type Next = { term: string; from: Temporal.Instant; over: boolean };

/** A review is never further away than a whole term from today. */
function nextEnd({ activity, now }: PersonContext, { term, from, over }: Next) {
  const today = endOfTerm(activity, term, now);
  if (over) return { until: today, shortened: false };
  const after = endOfTerm(activity, term, from);
  const latest = endOfTerm(activity, activity.charter.rules.liaison.reviewedEvery, now);
  const shortened = Temporal.Instant.compare(after, latest) > 0;
  return { until: shortened ? latest : after, shortened };
}
