import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { approvalOutcome } from "#core/views/statement-review.ts";
import { nameKey } from "#db/queries/member.ts";
import { changeStatement, type Statement } from "#db/queries/statement.ts";
import { numberDocument } from "../document/number.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { endReview, notAgreed, phaseOfReview } from "./end-review.ts";
import { again, findToChange } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { knownOf } from "./known-of.ts";
import { mustSaySomething } from "./must-say-something.ts";
import { scheduleStatement } from "./schedule.ts";
import { isChangedSince, mustBePossible } from "./state.ts";
import { tellAuthor } from "./tell.ts";

/** `as`: the version that was shown with the button. */
type Approve = {
  statement: number;
  meeting?: number | undefined;
  early?: "yes" | undefined;
  as?: string | undefined;
};

/** After its review, as decided at a meeting, or else early or changed after it, which the record then says. It gets its number. */
export async function approveStatement(ctx: PersonContext, input: Approve) {
  const statement = await findToChange(ctx, input.statement);
  mustBePossible(ctx, statement, "approve");
  mustSaySomething(ctx, statement);
  if (input.as !== undefined && input.as !== String(statement.version)) throw changedSince(ctx, statement);
  const meeting = input.meeting === undefined ? undefined : await heldMeeting(ctx, input.meeting);
  const approvedAs = meeting ? ("meeting" as const) : await howReviewed(ctx, statement, input.early === "yes");
  const { id, number } = statement;
  const identifier = statement.identifier ?? (await numberDocument(ctx, "statement")).label;
  const by = { approvedAt: ctx.now, approvedBy: ctx.actor.person, approvedAs, approvedMeetingId: meeting?.id ?? null };
  await changeStatement(ctx.db, id, { state: "approved", identifier, identifierKey: nameKey(identifier), ...by });
  await happened(ctx, statement, { what: "approved", note: approvalNote(approvedAs, meeting?.number) });
  await scheduleStatement(ctx, await again(ctx, id));
  await endReview(ctx, statement, approvalOutcome({ number, identifier, changed: isChangedSince(statement) }));
  await tellAuthor(ctx, statement, "approved");
  const { slug: activity } = ctx.activity;
  return { activity, number, identifier, as: approvedAs, meeting: meeting?.number, ...(await knownOf(ctx, statement)) };
}

type Reviewed = "review" | "early" | "changed";

async function howReviewed(ctx: PersonContext, statement: Statement, early: boolean): Promise<Reviewed> {
  const phase = await phaseOfReview(ctx, statement);
  switch (phase) {
    case undefined:
    case "comments":
      if (early) return "early";
      throw notReviewed(ctx, statement, phase === undefined);
    case "call":
    case "over":
    case "waiting":
      throw notAgreed(ctx, statement);
    case "ended":
    case "agreed":
    case "concluded":
      if (!isChangedSince(statement)) return "review";
      if (early) return "changed";
      throw changedAfter(ctx, statement);
    default:
      return phase satisfies never;
  }
}

function approvalNote(as: Reviewed | "meeting", meeting: number | undefined): string | null {
  switch (as) {
    case "review":
      return null;
    case "early":
      return "before a review was over";
    case "changed":
      return "changed after the review";
    case "meeting":
      return `meeting ${meeting}`;
    default:
      return as satisfies never;
  }
}

async function heldMeeting(ctx: PersonContext, number: number) {
  const meeting = await findMeeting(ctx, number);
  const isHeld = meeting.state !== "cancelled" && Temporal.Instant.compare(meeting.startsAt, ctx.now) <= 0;
  if (isHeld || meeting.state === "started") return meeting;
  const message = `Meeting ${number} ${meeting.state === "cancelled" ? "was cancelled" : "has not begun"}, so it has decided nothing.`;
  throw new Problem({
    code: "conflict",
    message,
    hint: "Name the meeting that decided it, or leave it out.",
    field: "meeting",
  });
}

function notReviewed({ prefix }: PersonContext, { number }: Statement, none: boolean): Problem {
  const first = none
    ? `${prefix}statement review statement:${number} starts its review. `
    : "It can be approved when the comments have ended. ";
  const message = none
    ? `Statement ${number} has not been in review yet.`
    : `The review of statement ${number} is still open.`;
  return new Problem({ code: "conflict", message, hint: `${first}${otherwise(prefix, number)}`, field: "statement" });
}

function otherwise(prefix: string, number: number): string {
  const words = `${prefix}statement approve statement:${number}`;
  return `Where a meeting decided it: ${words} meeting:1. To approve it now, which the record will say: ${words} early:yes.`;
}

const changedAfter = ({ prefix }: PersonContext, { number, version, reviewedVersion }: Statement) =>
  new Problem({
    code: "conflict",
    message: `Statement ${number} was changed after its review: the members saw version ${reviewedVersion}, and it is version ${version} now.`,
    hint: `${prefix}statement review statement:${number} puts it to them again. ${otherwise(prefix, number)}`,
    field: "statement",
  });

const changedSince = ({ prefix }: PersonContext, { number, version }: Statement) =>
  new Problem({
    code: "conflict",
    message: `Statement ${number} was changed since you saw it: it is version ${version} by now.`,
    hint: `Please look again: ${prefix}statement show statement:${number}.`,
  });
