import type { Reminded } from "#core/contract/reminders.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { outcomeLines, verdict } from "./consensus.ts";
import { type DiscussionFace, outcomeParts } from "./discussion.ts";
import { againWords, beforeLines, beforeParts } from "./discussion-before.ts";
import { answeredWords } from "./discussion-positions.ts";
import { type CallView, proposalPart, quoted } from "./discussion-proposal.ts";
import { nextAfterAgreement, nextAfterComments, waysOfReview } from "./discussion-review.ts";
import { button, choices, ended, line } from "./say.ts";

const to = (
  { activity, number }: DiscussionFace,
  verb: string,
  label: string,
  more: Record<string, string> = {},
): Choice => button(label, activity, `discussion ${verb}`, { discussion: String(number), ...more });
const show = (face: DiscussionFace) => to(face, "show", `Show discussion ${face.number}`);
const because = ({ leader }: DiscussionFace) => line(`You receive this because you are ${leader.one}.`);

const RULE = "Whoever does not object by then agrees.";

/** Said once in every room: a proposal is put to the silence procedure. */
export function discussionCalled(face: DiscussionFace, call: Pick<CallView, "number" | "proposal">): Message {
  const opening = `Consensus call in discussion ${face.number}, open until `;
  const again = call.number > 1 ? " It takes the place of a proposal that was not agreed." : "";
  const rule = `${RULE}${again}${againWords(face.before ?? [])}`;
  return {
    kind: "message",
    summary: `${opening}${face.endsInWords}: ${call.proposal}`,
    parts: [
      { kind: "heading", text: `Consensus call in discussion ${face.number}` },
      line({ bold: face.subject }),
      proposalPart(call),
      line("Open until ", { at: face.endsAt, zone: face.zone, show: "datetime" }, `. ${rule}`),
      choices(
        to(face, "position", "Support", { position: "support" }),
        to(face, "position", "Object…", { position: "object" }),
        show(face),
      ),
    ],
  };
}

/** Said once in every room, when a call has ended. */
export function discussionResult(face: DiscussionFace, call: CallView): Message {
  return {
    kind: "message",
    summary: `Result of the consensus call in discussion ${face.number}: ${verdict(call.view)}`,
    parts: [
      { kind: "heading", text: `Result of the consensus call in discussion ${face.number}` },
      line({ bold: face.subject }),
      proposalPart(call),
      ...outcomeLines(call.view),
      ...beforeLines(face.before ?? []).map((one) => line(one)),
      choices(show(face)),
    ],
  };
}

/** Said once in every room, when a co-chair has concluded it. */
export function discussionConcluded(face: DiscussionFace): Message {
  const how = face.call ? verdict(face.call.view) : "";
  const opening = `Discussion ${face.number} is concluded`;
  const said = face.outcome ?? face.call?.proposal ?? face.question;
  const parts: Part[] = [
    { kind: "heading", text: opening },
    line({ bold: face.subject }),
    ...(face.call ? [proposalPart(face.call), line({ bold: how })] : []),
    ...outcomeParts(face),
    choices(show(face)),
  ];
  return { kind: "message", summary: `${opening}: ${face.subject}. ${how} ${said}`.replace("  ", " "), parts };
}

/** To co-chairs: the comment period is over. */
export function commentsEnded(face: DiscussionFace): Message {
  const opening = `The comment period of discussion ${face.number} is over: ${face.subject}.`;
  const first = waysOfReview(face);
  const call = to(face, "call", "Call for consensus…");
  return {
    kind: "message",
    summary: opening,
    parts: [
      line(opening),
      line(`${answeredWords({ ...face, inCall: false })}. ${nextAfterComments(face)}`),
      choices(
        ...first,
        first.length === 0 ? { ...call, tone: "main" } : call,
        to(face, "extend", "Give a later end…"),
        ...(first.length === 0 ? [to(face, "conclude", "Conclude…")] : []),
        show(face),
      ),
      because(face),
    ],
  };
}

/** To co-chairs: nobody objected. */
export function proposalAgreed(face: DiscussionFace): Message {
  const opening = `The proposal of discussion ${face.number} is agreed: ${face.subject}.`;
  const first = waysOfReview(face);
  return {
    kind: "message",
    summary: opening,
    parts: [
      line(opening),
      line(`The rooms have been told. ${nextAfterAgreement(face)}`),
      choices(
        ...first,
        ...(first.length === 0 ? [{ ...to(face, "conclude", "Conclude"), tone: "main" as const }] : []),
        show(face),
      ),
      because(face),
    ],
  };
}

type Objected = { holder: string; text: string; organizationId: number | null };

/** To who answers for a seat that objected before the call, and has said nothing in it. */
export function objectedBefore(
  face: DiscussionFace,
  call: Pick<CallView, "number" | "proposal">,
  { holder, text, organizationId }: Objected,
): Message {
  const opening = `Your objection in discussion ${face.number} was made before the consensus call, and does not count in it. If it still stands, please object again by `;
  const whose = organizationId === null ? "you objected" : `you speak for ${holder}, which objected`;
  return {
    kind: "message",
    summary: `${opening}${face.endsInWords}.`,
    parts: [
      line(opening, { at: face.endsAt, zone: face.zone, show: "datetime" }, "."),
      quoted(holder, text),
      proposalPart(call),
      choices(...answersAgain(face), show(face)),
      line(`You receive this because ${whose} before.`),
    ],
  };
}

const answersAgain = (face: DiscussionFace): Choice[] => [
  { ...to(face, "position", "Object again…", { position: "object" }), tone: "main" },
  to(face, "position", "Support", { position: "support" }),
  to(face, "position", "Abstain", { position: "abstain" }),
];

export function positionReplaced(face: DiscussionFace, organization: string): Message {
  const text = `A colleague changed the position of ${organization} in discussion ${face.number}. The latest answer counts.`;
  return { kind: "message", summary: text, parts: [line(text), choices(show(face))] };
}

/** To who owes an answer in a call. */
export function callReminder(
  face: DiscussionFace,
  call: Pick<CallView, "number" | "proposal">,
  { organization, before }: { organization: string | undefined; before: Objected | undefined },
): Reminded {
  const opening = `The consensus call in discussion ${face.number} is open until `;
  return {
    summary: `${opening}${face.endsInWords}: ${ended(face.subject)}`,
    lead: [opening, { at: face.endsAt, zone: face.zone, show: "datetime" }, "."],
    parts: [line({ bold: face.subject }), proposalPart(call), line(RULE), ...ownBefore(before)],
    actions: [choices(...(before ? answersAgain(face) : answers(face)))],
    open: show(face),
    why: organization
      ? `You receive this because you speak for ${organization}, which has not answered ${before ? "in the call" : "yet"}.`
      : `You receive this because you have a position${before ? " in the call" : ""} and have not taken it yet.`,
  };
}

const answers = (face: DiscussionFace): Choice[] => [
  to(face, "position", "Support", { position: "support" }),
  to(face, "position", "Object…", { position: "object" }),
  to(face, "position", "Abstain", { position: "abstain" }),
];

/** What the reader said before the call, which does not know of it. */
const ownBefore = (before: Objected | undefined): Part[] =>
  before ? beforeParts([{ ...before, position: "object", now: "none" }], { whole: false, open: true }) : [];
