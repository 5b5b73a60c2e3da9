import { howToTakePart, may } from "#core/contract/access.ts";
import type { Reads } from "#core/contract/command.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type Liaison, liaisonNumbered, lockLiaison } from "#db/queries/liaison.ts";
import { liaisonsLike, type SeenOffices } from "#db/queries/liaison-list.ts";
import { type Move, mustBePossible } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** All for those who take part, their own for anybody else. */
const seenBy = ({ activity, actor }: Context): SeenOffices => ({
  activityId: activity.id,
  ...(actor.kind === "person" && !may(actor, "member") ? { personId: actor.person } : {}),
});

/** The office of that number, as far as this person may see it. Throws a Problem that names those they can. */
export async function findLiaison(ctx: Context, number: number): Promise<Liaison> {
  const liaison = await liaisonNumbered(ctx.db, ctx.activity.id, number);
  const { personId } = seenBy(ctx);
  if (liaison && (personId === undefined || liaison.personId === personId)) return liaison;
  const others = await liaisonsLike(ctx.db, seenBy(ctx), "", SHOWN);
  const named = others.map((one) => `${one.number} (${one.name}, ${one.direction} ${one.body})`).join("; ");
  const hint = others.length > 0 ? `In office: ${named}.` : nobody(ctx);
  throw new Problem({ code: "not found", message: `There is no liaison ${number}.`, hint, field: "liaison" });
}

function nobody({ actor, prefix }: Context): string {
  if (actor.kind === "clock" || may(actor, "member")) return "Nobody is in office now.";
  return `No office is yours in this activity. ${howToTakePart(actor, prefix)}`;
}

/** The same for a change that must be alone. */
export async function lockedLiaison(ctx: Context, number: number, move: Move): Promise<Liaison> {
  const liaison = await lockLiaison(ctx.db, (await findLiaison(ctx, number)).id);
  mustBePossible(ctx, liaison, move);
  return liaison;
}

/** For a form about one: it is there, and the move possible now. */
export const liaisonTo =
  (move: Move): Reads<number> =>
  async (ctx, number) =>
    mustBePossible(ctx, await findLiaison(ctx, number), move);

export const completeLiaisons = (ctx: Context, typed: string): Promise<Option[]> =>
  completedFrom(ctx, seenBy(ctx), typed);

/** Those for which this person reports. */
export async function completeOwnLiaisons(ctx: Context, typed: string): Promise<Option[]> {
  const { activity, actor } = ctx;
  if (actor.kind === "clock") return [];
  return await completedFrom(ctx, { activityId: activity.id, personId: actor.person }, typed);
}

/** Whether there is anything to report on. */
export const holdsOffice = async (ctx: PersonContext): Promise<boolean> =>
  (await completeOwnLiaisons(ctx, "")).length > 0;

async function completedFrom({ db }: Context, of: SeenOffices, typed: string): Promise<Option[]> {
  const found = await liaisonsLike(db, of, typed.trim(), COMPLETED);
  return found.map(({ number, name, direction, body }) => ({
    label: `${number}: ${name}, ${direction} ${body}`,
    value: String(number),
  }));
}
