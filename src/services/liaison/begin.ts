import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { inARow } from "#core/views/say.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addLiaison, inOfficeFor } from "#db/queries/liaison.ts";
import type { Direction } from "#db/queries/nomination.ts";
import { lockOrganization } from "#db/queries/organization.ts";
import { planTerm } from "./plan.ts";
import { endOfTerm } from "./read-term.ts";

type Office = {
  organizationId: number;
  body: string;
  direction: Direction;
  term: string;
  personId: number;
  nominationId: number;
  meetingId: number | null;
  document: string | null;
};

/** A representative takes office. Throws a Problem where the body has as many as the charter allows. */
export async function beginOffice(ctx: PersonContext, { term, body, ...office }: Office) {
  const { activity, actor, db, now } = ctx;
  await lockOrganization(db, office.organizationId);
  const held = await inOfficeFor(db, office);
  const most = activity.charter.participation.representativesPerBody;
  if (held.length >= most) throw full(ctx, { body, most, held });
  const number = await nextNumber(db, activity.id, "liaison");
  const until = endOfTerm(activity, term, now);
  const made = { activityId: activity.id, number, ...office, since: now, until, appointedBy: actor.person };
  const id = await addLiaison(db, made);
  await planTerm(ctx, id);
  return { id, number, until };
}

type Full = { body: string; most: number; held: { number: number; name: string; direction: Direction }[] };

function full({ prefix }: PersonContext, { body, most, held }: Full): Problem {
  const [first] = held;
  const way = first?.direction ?? "to";
  const names = inARow(held.map((one) => `${one.name} (liaison ${one.number})`));
  const rule = most === 1 ? "one representative" : `${most} representatives`;
  return new Problem({
    code: "conflict",
    message: `There may be ${rule} ${way} ${body} at a time, and ${names} ${held.length === 1 ? "is" : "are"} in office.`,
    hint: `End that office first: ${prefix}liaison end liaison:${first?.number ?? 1}.`,
    field: "nomination",
  });
}
