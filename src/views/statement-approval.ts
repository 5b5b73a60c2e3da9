import type { Leader } from "#core/contract/leader.ts";
import type { Message } from "#core/contract/view.ts";
import { button, choices, line } from "./say.ts";
import { type Alike, answeredTwice, type Known, said, twice } from "./statement-answers.ts";
import type { ChangedWhen } from "./statement-review.ts";
import { documentOf, showOf, wayWith } from "./statement-ways.ts";

type Named = { activity: string; number: number };

type Edited = Named & {
  version: number;
  review: { when: ChangedWhen; discussion: number } | undefined;
  alike: Alike[];
};

export function statementEdited(edited: Edited): Message {
  const { number, version, review, alike } = edited;
  const text = `Statement ${number} is changed; this is version ${version}.${review ? reviewText(review) : ""}`;
  const again = review?.when === "after" ? [wayWith(edited, "review")] : [];
  return { kind: "message", summary: text, parts: [line(text), ...twice(alike), choices(...again, showOf(edited))] };
}

function reviewText({ when, discussion }: { when: ChangedWhen; discussion: number }): string {
  const told = `Discussion ${discussion} says so`;
  const what: Record<ChangedWhen, string> = {
    comments: ` It is still in review: ${told.toLowerCase()}, and quotes it as it is now. What was said before was about an earlier version.`,
    call: ` ${told}, but the consensus call there is about the version before: when it has ended, the statement is to be reviewed anew.`,
    after: ` ${told}. Its review was over, so it is to be reviewed anew before it is approved.`,
  };
  return what[when];
}

type Reviewed = Named &
  Known & { discussion: number; endsAt: string; endsInWords: string; zone: string; leader: Leader };

export function reviewStarted(reviewed: Reviewed): Message {
  const { number, discussion, leader } = reviewed;
  const opening = `Statement ${number} is in review: members comment in discussion ${discussion} until `;
  const after = `. Then ${leader.one} approves it.`;
  const there = button(`Show discussion ${discussion}`, reviewed.activity, "discussion show", {
    discussion: String(discussion),
  });
  const parts = [...answeredTwice(reviewed.answers), ...twice(reviewed.alike), choices(there, showOf(reviewed))];
  return said(opening, { ...reviewed, over: false }, after, parts);
}

type Approved = Named &
  Known & {
    identifier: string;
    as: "review" | "meeting" | "early" | "changed";
    meeting: number | undefined;
  };

export function statementApproved(approved: Approved): Message {
  const { number, identifier, as, meeting } = approved;
  const how = {
    review: "",
    meeting: ` The record says that meeting ${meeting} decided it.`,
    early: " The record says that its review was not over.",
    changed: " The record says that it was changed after its review.",
  }[as];
  const text = `Statement ${number} is approved and has the number ${identifier}.${how} It waits to be sent.`;
  const known = [...answeredTwice(approved.answers), ...twice(approved.alike)];
  const ways = [wayWith(approved, "send"), documentOf(approved), showOf(approved)];
  return { kind: "message", summary: text, parts: [line(text), ...known, choices(...ways)] };
}
