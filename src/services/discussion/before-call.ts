import type { Reading } from "#core/contract/card.ts";
import type { Context } from "#core/contract/context.ts";
import { numberOf } from "#core/contract/input.ts";
import type { SaidBefore } from "#core/views/discussion-before.ts";
import type { CallView } from "#core/views/discussion-proposal.ts";
import { answersIn, objectionsOf } from "#db/queries/consensus.ts";
import { callsOf, type Discussion, discussionNumbered } from "#db/queries/discussion.ts";
import { positionNumbered } from "../consensus/positions.ts";
import { readConsensus } from "../consensus/read.ts";
import { answersFor } from "../seat/answers-for.ts";
import { phaseOf } from "./state.ts";
import { subjectOf } from "./subject.ts";

type Seat = { personId: number | null; organizationId: number | null };
const isSame = (one: Seat, other: Seat) =>
  one.personId === other.personId && one.organizationId === other.organizationId;

/** What was said in the comment period beside a position: no call counts it, and the record keeps it. */
export async function saidBefore(ctx: Pick<Reading, "db">, { box, call }: Discussion): Promise<SaidBefore[]> {
  if (!call) return [];
  const [before, now] = await Promise.all([answersIn(ctx.db, box.id), answersIn(ctx.db, call.box.id)]);
  return before.flatMap((one): SaidBefore[] => {
    const { holder, comment: text } = one;
    const position = positionNumbered(one.choice?.[0]);
    if (text === null || (position !== "support" && position !== "object")) return [];
    const asked = now.find((other) => isSame(one, other));
    return [
      { holder, position, text, ...(asked ? { now: positionNumbered(asked.choice?.[0]) ?? ("none" as const) } : {}) },
    ];
  });
}

/** The proposals that were replaced, as the record has them. */
export async function replacedCalls(ctx: Reading, discussion: Discussion): Promise<CallView[]> {
  const calls = (await callsOf(ctx.db, discussion.id)).slice(0, -1);
  return await Promise.all(
    calls.map(async (call) => ({ ...call, view: await readConsensus(ctx, subjectOf(discussion, call)) })),
  );
}

export type Objector = Seat & { holder: string; text: string };

/** Who objected before the newest call: to the proposal it replaced, or in the comment period. */
export async function objectorsBefore({ db }: Pick<Reading, "db">, { id, box }: Discussion): Promise<Objector[]> {
  const replaced = (await callsOf(db, id)).at(-2);
  const boxId = (replaced?.box ?? box).id;
  const [answers, objections] = await Promise.all([answersIn(db, boxId), objectionsOf(db, boxId)]);
  return answers.flatMap(({ seatId, choice, comment, holder, personId, organizationId }) => {
    if (positionNumbered(choice?.[0]) !== "object") return [];
    const text = comment ?? objections.findLast((one) => one.seatId === seatId)?.reason ?? "";
    return [{ holder, text, personId, organizationId }];
  });
}

type Person = Parameters<typeof answersFor>[2];

/** The objection of whoever this person answers for; undefined where there is none, or no call. */
export async function ownObjectionBefore(
  ctx: Pick<Reading, "db" | "activity">,
  discussion: Discussion,
  person: Person,
): Promise<Objector | undefined> {
  const { call } = discussion;
  const holder = call && answersFor(ctx.activity, subjectOf(discussion, call), person);
  if (!holder) return undefined;
  const own =
    "personId" in holder
      ? { personId: holder.personId, organizationId: null }
      : { personId: null, organizationId: holder.organizationId };
  return (await objectorsBefore(ctx, discussion)).find((one) => isSame(one, own));
}

/** For the form of an objection: the reason that was given before the call, to be said again or changed. */
export async function reasonBefore(ctx: Context, args: Record<string, unknown>): Promise<Record<string, string>> {
  const { actor, db, activity } = ctx;
  const number = numberOf({ label: "Discussion", of: "discussion" }).safeParse(args.discussion);
  const discussion = number.success ? await discussionNumbered(db, activity.id, number.data) : undefined;
  if (!discussion || actor.kind !== "person" || phaseOf(discussion, ctx.now) !== "call") return {};
  const own = await ownObjectionBefore(ctx, discussion, actor);
  return own ? { reason: own.text } : {};
}
