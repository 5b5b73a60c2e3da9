import type { Leader } from "#core/contract/leader.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { consensusRule, objectionParts, verdict } from "./consensus.ts";
import { beforeParts, type SaidBefore } from "./discussion-before.ts";
import { RECORDED } from "./discussion-comment.ts";
import { answeredWords, type PositionsView, positionFacts, positionQuotes } from "./discussion-positions.ts";
import { type CallView, proposalPart, quoted } from "./discussion-proposal.ts";
import { changedPart, type Review } from "./discussion-review.ts";
import { discussionWays } from "./discussion-ways.ts";
import { documentSpans } from "./documents.ts";
import { capitalized, counted, line } from "./say.ts";

export type DiscussionPhase = "comments" | "ended" | "call" | "over" | "waiting" | "agreed" | "concluded";
export type Author = { author: string; organization: string | null; confirmed: boolean };

/** What a reader may know of a discussion. */
export type DiscussionFace = {
  activity: string;
  number: number;
  subject: string;
  question: string;
  documents?: string;
  visibility: "everyone" | "members" | "co-chairs";
  phase: DiscussionPhase;
  per: "person" | "organization";
  /** Of the comment period, or of the call. ISO instant to show: 23:59 for an end at midnight. */
  endsAt: string;
  endsInWords: string;
  zone: string;
  positions: PositionsView;
  comments: { count: number; last: Author | undefined };
  summary?: { version: number; text: string };
  call?: CallView;
  /** What was said in the comment period, which no call counts. */
  before?: SaidBefore[];
  /** What the record says of its outcome, once it is concluded. */
  record?: string;
  /** What a co-chair said of it. */
  outcome?: string;
  /** What is recorded of what people write: in the thread of this card, only by command and button, or, for one person, in the threads of the cards. */
  written: "thread" | "button" | "threads";
  /** The reader's own seat, and the objection of it that is not met. */
  own?: { position?: "support" | "object" | "abstain"; objection?: number };
  coChair: boolean;
  review?: Review;
  leader: Leader;
};

/** The live card of a discussion. */
export function discussionCard(face: DiscussionFace): Message {
  return {
    kind: "message",
    summary: discussionSummary(face),
    parts: [...faceParts(face, false), { kind: "choices", options: discussionWays(face, { show: true }) }],
  };
}

export function faceParts(face: DiscussionFace, whole: boolean): Part[] {
  const open = face.phase === "comments" || face.phase === "call";
  return [
    { kind: "heading", text: `Discussion ${face.number}` },
    line({ bold: face.subject }),
    line(face.question),
    ...changedPart(face),
    ...(face.documents === undefined ? [] : [line({ bold: "Documents: " }, ...documentSpans(face.documents))]),
    ...(face.call ? [proposalPart(face.call)] : []),
    line(...standing(face)),
    ...outcomeParts(face),
    ...(face.phase === "concluded" && !whole ? [] : whereAllStand(face, whole)),
    ...(face.summary ? [quoted(`Summary, version ${face.summary.version}`, face.summary.text)] : []),
    ...(whole ? [] : commentLine(face)),
    ...ownPart(face),
    ...(open ? [line(rule(face))] : []),
  ];
}

/** Once it is concluded, the record has said it in words, and each objection with how it was met. */
function whereAllStand(face: DiscussionFace, whole: boolean): Part[] {
  const none = face.call === undefined ? "position" : face.phase === "call" ? "open" : "call";
  return [
    ...positionFacts(face, { whole, none }),
    ...(face.record !== undefined && face.call === undefined
      ? []
      : positionQuotes(face.positions, { support: whole, object: face.call === undefined })),
    ...(face.call && face.record === undefined ? objectionParts(face.call.view) : []),
    ...(face.before ? beforeParts(face.before, { whole, open: face.phase === "call" }) : []),
  ];
}

function standing(face: DiscussionFace): Span[] {
  const end: Span = { at: face.endsAt, zone: face.zone, show: "datetime" };
  const answered = `${answeredWords({ ...face, inCall: face.call !== undefined })}.`;
  switch (face.phase) {
    case "comments":
      return ["Comments until ", end, `. ${answered}`];
    case "ended":
      return ["The comment period ended on ", end, `. ${capitalized(face.leader.one)} goes on from here. ${answered}`];
    case "call":
      return ["Consensus call until ", end, `. ${answered}${notMet(face)}`];
    case "over":
    case "waiting":
    case "agreed":
      return ["The consensus call ended on ", end, ". ", { bold: face.call ? verdict(face.call.view) : "" }];
    case "concluded":
      return [{ bold: `Concluded. ${face.call ? verdict(face.call.view) : ""}`.trim() }];
    default:
      return face.phase satisfies never;
  }
}

function notMet({ call }: DiscussionFace): string {
  const left = call?.view.against.objections.length ?? 0;
  return left === 0 ? "" : ` Objections that are not met: ${left}.`;
}

/** A co-chair's words, then the record's: the verdict is said already. */
export function outcomeParts({ outcome, record, call }: DiscussionFace): Part[] {
  if (record === undefined) return [];
  const [, ...afterVerdict] = record.split("\n");
  const lines = call ? afterVerdict : record.split("\n");
  return [
    ...(outcome === undefined ? [] : [line({ bold: "Outcome: " }, outcome)]),
    ...lines.filter((one) => one.trim() !== "").map((one) => line(one)),
  ];
}

function commentLine({ comments }: DiscussionFace): Part[] {
  const { count, last } = comments;
  if (count === 0) return [line("No comment has been recorded.")];
  return [line(`${counted(count, "comment")}${last ? `, the last one by ${authorOf(last)}` : ""}.`)];
}

export const authorOf = ({ author, organization, confirmed }: Author) =>
  organization === null ? author : `${author} (${organization}${confirmed ? "" : ", not confirmed"})`;

const OWN = { support: "Support", object: "Object", abstain: "Abstain" };

function ownPart({ own, per, phase }: DiscussionFace): Part[] {
  if (!own) return [];
  const whose = per === "organization" ? "Your organization" : "You";
  const has = per === "organization" ? "has" : "have";
  if (own.position)
    return [line(`${per === "organization" ? "Your organization's" : "Your"} position: ${OWN[own.position]}`)];
  const open = phase === "comments" || phase === "call";
  const what = phase === "call" ? "not answered yet" : "taken no position yet";
  return open ? [line(`${whose} ${has} ${what}.`)] : [];
}

const EACH: Record<string, string> = {
  person: "Each member with a vote has one position",
  organization: "Each organization has one position; its latest answer counts",
};

function rule(face: DiscussionFace): string {
  const holders = `${capitalized(face.leader.all)}, vice-chairs and the secretariat have one position each`;
  const each = face.visibility === "co-chairs" ? holders : EACH[face.per];
  const decided = face.call ? consensusRule(face.call.view) : "Nothing is decided before a consensus call.";
  return `${each}. ${decided} ${RECORDED[face.written]}`;
}

export function discussionSummary(face: DiscussionFace): string {
  const named = `Discussion ${face.number}: ${face.subject}.`;
  const text = standing(face).map((span) =>
    typeof span === "string" ? span : "bold" in span ? span.bold : face.endsInWords,
  );
  return `${named} ${text.join("")}${face.outcome === undefined ? "" : ` ${face.outcome}`}`.trim();
}
