import type { Choice, Part, Span } from "#core/contract/view.ts";
import { button, line } from "./say.ts";

/** The statement that is reviewed in a discussion. `waits`: to be approved; `stale`: what is quoted is an earlier version. ISO instant. */
export type Review = { statement: number; version: number; waits: boolean; stale: boolean; changedAt?: string };
type Of = { activity: string; zone: string; review?: Review };

/** Where what is asked stands. */
export function changedPart({ review, zone }: Of): Part[] {
  if (!review?.changedAt) return [];
  const { statement, version, stale, changedAt } = review;
  const at: Span = { at: changedAt, zone, show: "datetime" };
  if (stale)
    return [line({ bold: `Statement ${statement} was changed after that` }, ` (version ${version}, `, at, ").")];
  return [line(`Changed to version ${version} on `, at, ": what was said before that was about an earlier one.")];
}

/** What comes next with it; nothing where no statement waits. */
export function waysOfReview({ activity, review }: Of): Choice[] {
  if (!review?.waits) return [];
  const { statement, version, stale } = review;
  const to = (label: string, verb: string, more: Record<string, string> = {}): Choice => ({
    ...button(label, activity, `statement ${verb}`, { statement: String(statement), ...more }),
    tone: "main",
  });
  return stale
    ? [to(`Review statement ${statement} anew`, "review")]
    : [to(`Approve statement ${statement}`, "approve", { as: String(version) })];
}

/** An approval concludes the review as well. */
export function nextAfterComments({ review }: Of): string {
  if (!review?.waits) return "You can put a proposal to the members, give a later end, or conclude it.";
  const first = review.stale ? "was changed meanwhile: you can review it anew" : "waits: you can approve it";
  return `Statement ${review.statement} ${first}, put a proposal to the members, or give a later end.`;
}

export function nextAfterAgreement({ review }: Of): string {
  if (!review?.waits) return "Conclude the discussion, and say in your own words what came of it if you like.";
  const { statement, stale } = review;
  return stale
    ? `Statement ${statement} was changed meanwhile, so it is to be reviewed anew.`
    : `Approve statement ${statement}; that concludes the discussion.`;
}
