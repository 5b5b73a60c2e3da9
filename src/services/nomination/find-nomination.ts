import type { Reads } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { postName } from "#core/views/nomination.ts";
import { nameKey } from "#db/queries/member.ts";
import { type Nomination, nominationNumbered } from "#db/queries/nomination.ts";
import { nominationsLike } from "#db/queries/nomination-list.ts";
import type { Nominee } from "#db/queries/nominee.ts";
import { howToBegin } from "../help/how-to-begin.ts";
import { visibleTo } from "../room/who-sees.ts";
import { type Move, mustBePossible, phaseOf } from "./state.ts";

const SHOWN = 5;
const COMPLETED = 25;

/** The nomination of that number, as far as this person may see it. Throws a Problem that names those there are. */
export async function findNomination(ctx: Context, number: number): Promise<Nomination> {
  const nomination = await nominationNumbered(ctx.db, ctx.activity.id, number);
  const visible = visibleTo(ctx.actor);
  if (nomination && visible.includes(nomination.visibility)) return nomination;
  const others = await nominationsLike(ctx.db, { activityId: ctx.activity.id, visible }, "", SHOWN);
  const named = others.map((one) => `${one.number} (${postName(one)})`).join("; ");
  const hint =
    others.length > 0
      ? `Nominations here: ${named}.`
      : visible.includes("members")
        ? `No nomination is on record here yet.${howToBegin(ctx, "nomination open")}`
        : `There is none you can see. Members see most of them: ${ctx.prefix}register takes part.`;
  throw new Problem({ code: "not found", message: `There is no nomination ${number}.`, hint, field: "nomination" });
}

/** For a form about one: it is there, and the move possible now. */
export const nominationTo =
  (move: Move): Reads<number> =>
  async (ctx, number) =>
    possibleOnceCarriedOn(ctx, await findNomination(ctx, number), move);

/** What is over by the clock alone is carried on by the call itself, and judged then. */
export function possibleOnceCarriedOn(ctx: Context, nomination: Nomination, move: Move): void {
  const phase = phaseOf(nomination, ctx.now);
  if (phase !== "over" && phase !== "ended") mustBePossible(ctx, nomination, move);
}

export async function completeNominations(ctx: Context, typed: string): Promise<Option[]> {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
  const found = await nominationsLike(ctx.db, of, typed.trim(), COMPLETED);
  return found.map((one) => ({ label: `${one.number}: ${postName(one)}`, value: String(one.number) }));
}

export const isInTheRunning = ({ state }: Pick<Nominee, "state">) => state === "named" || state === "accepted";

/** A nominee of it by number, or by words of the name that fit only one. Throws a Problem that names them. */
export function findNominee(nomination: Nomination, said: string, field = "nominee"): Nominee {
  const typed = said.trim().replace(/^#/, "");
  const live = nomination.nominees.filter(({ state }) => state !== "withdrawn");
  const byNumber = nomination.nominees.filter((one) => /^\d{1,9}$/.test(typed) && one.number === Number(typed));
  const exact = live.filter((one) => nameKey(one.name) === nameKey(typed));
  const like = live.filter((one) => nameKey(one.name).includes(nameKey(typed)));
  const [found] = [byNumber, exact, like].filter((some) => some.length === 1).flat();
  if (found) return found;
  const names = live.map((one) => `${one.number} (${one.name})`).join("; ");
  const hint = live.length > 0 ? `Nominees: ${names}.` : "Nobody has been nominated yet.";
  const message = `Nomination ${nomination.number} has no nominee "${typed.slice(0, 80)}".`;
  throw new Problem({ code: "not found", message, hint, field });
}

/** Those who are in the running, of the nomination that is named beside. */
export async function completeNominees(ctx: Context, typed: string, args: Record<string, unknown>): Promise<Option[]> {
  return (await nomineesLike(ctx, typed, args)).filter(isInTheRunning).slice(0, COMPLETED).map(optionOf);
}

/** Those who have accepted, each with the conflicts of interest that whoever appoints must know. */
export async function completeAccepted(ctx: Context, typed: string, args: Record<string, unknown>): Promise<Option[]> {
  const accepted = (await nomineesLike(ctx, typed, args)).filter(({ state }) => state === "accepted");
  return accepted.slice(0, COMPLETED).map((one) => ({
    ...optionOf(one),
    description:
      one.conflicts === null ? "Has stated no conflicts of interest yet" : `Conflicts of interest: ${one.conflicts}`,
  }));
}

async function nomineesLike(ctx: Context, typed: string, { nomination: number }: Record<string, unknown>) {
  if (typeof number !== "number") return [];
  const nomination = await nominationNumbered(ctx.db, ctx.activity.id, number);
  if (!nomination || !visibleTo(ctx.actor).includes(nomination.visibility)) return [];
  const words = nameKey(typed);
  return nomination.nominees.filter((one) => nameKey(one.name).includes(words));
}

const optionOf = ({ number, name, organization }: Nominee): Option => ({
  label: organization === null ? name : `${name}, ${organization}`,
  value: String(number),
});
