import type { Context, PersonContext } from "#core/contract/context.ts";
import { button } from "#core/views/say.ts";
import { objectionsOf } from "#db/queries/consensus.ts";
import { type Nomination, nominationNumbered } from "#db/queries/nomination.ts";
import { aboutObjection } from "../consensus/about-objection.ts";
import { answerObjection, type Met, resolveObjection, withdrawObjection } from "../consensus/meet-objection.ts";
import { noSuchObjection } from "../consensus/objection-states.ts";
import { isCoChair } from "../consensus/settle.ts";
import { type Subject, thingOf } from "../consensus/subject.ts";
import { lockedFor } from "./locked.ts";
import { inWindow, subjectOf } from "./subject.ts";

type Named = { nomination: number; objection: number };

export async function answerInNomination(ctx: PersonContext, input: Named & { text: string }) {
  const subject = await subjectWith(ctx, input, "answer");
  return answered(ctx, subject, await answerObjection(ctx, subject, input));
}

export async function resolveInNomination(ctx: PersonContext, input: Named & { how?: string | undefined }) {
  const subject = await subjectWith(ctx, input, "resolve");
  return answered(ctx, subject, await resolveObjection(ctx, subject, input));
}

export async function withdrawObjectionInNomination(ctx: PersonContext, input: Named) {
  const subject = await subjectWith(ctx, input, "withdraw");
  return answered(ctx, subject, await withdrawObjection(ctx, subject, input));
}

type Verb = "answer" | "resolve" | "withdraw";

/** The nominee whom that objection is about: objections are numbered in the nomination. */
async function subjectWith(ctx: PersonContext, { nomination: number, objection }: Named, verb: Verb): Promise<Subject> {
  const { nomination } = await lockedFor(ctx, number, verb);
  const all = await objectionsIn(ctx, nomination);
  const found = all.find((one) => one.number === objection);
  if (!found) throw noSuchObjection(objection, all);
  return found.subject;
}

async function objectionsIn(ctx: PersonContext, nomination: Nomination) {
  const each = inWindow(nomination).map(async (nominee) => {
    const subject = subjectOf(ctx, nomination, nominee);
    return (await objectionsOf(ctx.db, subject.box.id)).map((one) => ({ ...one, subject }));
  });
  return (await Promise.all(each)).flat().sort((a, b) => a.number - b.number);
}

/** Who ended their objection abstains; the button says what they could say instead. */
function answered(ctx: PersonContext, subject: Subject, met: Met) {
  const support = button("Support…", ctx.activity.slug, "nomination support", subject.args);
  return { ...thingOf(ctx, subject), ...met, support };
}

type Args = Record<string, unknown>;

async function named(ctx: Context, args: Args) {
  const number = args.nomination;
  return typeof number === "number" ? await nominationNumbered(ctx.db, ctx.activity.id, number) : undefined;
}

/** For a form about one of them. */
export async function objectionSaid(ctx: Context, args: Args): Promise<string | undefined> {
  const nomination = await named(ctx, args);
  return await aboutObjection(
    ctx,
    nomination ? inWindow(nomination).map((one) => subjectOf(ctx, nomination, one)) : [],
    args.objection,
  );
}

/** A co-chair says how an objection of somebody else was met. */
export async function howWanted(ctx: PersonContext, args: Args): Promise<string[]> {
  if (!isCoChair(ctx)) return [];
  const found = await named(ctx, args);
  return found && inWindow(found).length > 0 ? ["how"] : [];
}
