import type { Context, PersonContext } from "#core/contract/context.ts";
import { button } from "#core/views/say.ts";
import { discussionNumbered } from "#db/queries/discussion.ts";
import { dropAlarms } from "#db/queries/work.ts";
import { aboutObjection } from "../consensus/about-objection.ts";
import { holdConsensus } from "../consensus/hold.ts";
import { answerObjection, type Met, resolveObjection, withdrawObjection } from "../consensus/meet-objection.ts";
import { isCoChair } from "../consensus/settle.ts";
import { type Subject, thingOf } from "../consensus/subject.ts";
import { shownEnd } from "../time/shown-end.ts";
import { scheduleDiscussion } from "./schedule.ts";
import { findCall, subjectOf } from "./subject.ts";

type Named = { discussion: number; objection: number };

export async function answerInDiscussion(ctx: PersonContext, input: Named & { text: string }) {
  const { subject } = await findCall(ctx, input.discussion, "answer");
  return answered(ctx, subject, await answerObjection(ctx, subject, input));
}

export async function resolveInDiscussion(ctx: PersonContext, input: Named & { how?: string | undefined }) {
  const { subject } = await findCall(ctx, input.discussion, "resolve");
  const met = await resolveObjection(ctx, subject, input);
  if (met.phase === "agreed") await dropAlarms(ctx.db, { of: subject.of, ofId: subject.id });
  return answered(ctx, subject, met);
}

export async function withdrawInDiscussion(ctx: PersonContext, input: Named) {
  const { subject } = await findCall(ctx, input.discussion, "withdraw");
  return answered(ctx, subject, await withdrawObjection(ctx, subject, input));
}

function answered(ctx: PersonContext, subject: Subject, met: Met) {
  const support = button("Support", ctx.activity.slug, "discussion position", { ...subject.args, position: "support" });
  return { ...thingOf(ctx, subject), ...met, support };
}

/** "I need n days": the end moves, and the reminders with it. */
export async function holdDiscussion(ctx: PersonContext, input: { discussion: number; days?: number | undefined }) {
  const { discussion, subject } = await findCall(ctx, input.discussion, "hold");
  const { days, endsAt } = await holdConsensus(ctx, subject, { days: input.days });
  await scheduleDiscussion(ctx, { id: discussion.id, number: discussion.number, endsAt });
  return { ...thingOf(ctx, subject), days, ...shownEnd(endsAt, ctx.activity.zone) };
}

type Args = Record<string, unknown>;

async function named(ctx: Context, args: Args) {
  const number = args.discussion;
  return typeof number === "number" ? await discussionNumbered(ctx.db, ctx.activity.id, number) : undefined;
}

/** For a form about one of them. */
export async function objectionSaid(ctx: Context, args: Args): Promise<string | undefined> {
  const discussion = await named(ctx, args);
  return await aboutObjection(ctx, discussion?.call ? [subjectOf(discussion, discussion.call)] : [], args.objection);
}

/** A co-chair says how an objection of somebody else was met. */
export async function howWanted(ctx: PersonContext, args: Args): Promise<string[]> {
  if (!isCoChair(ctx)) return [];
  const found = await named(ctx, args);
  return found?.call ? ["how"] : [];
}
