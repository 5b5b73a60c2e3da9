import type { Reminded } from "#core/contract/reminders.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { choices, line } from "./say.ts";
import {
  answersText,
  repliesText,
  type StatementEnd,
  type StatementFace,
  stateText,
  toText,
} from "./statement-face.ts";
import type { ChangedWhen } from "./statement-review.ts";
import { documentOf, replyWith, showOf, wayWith } from "./statement-ways.ts";

const title = (face: StatementFace): Part => line({ bold: face.title });

const told = (text: string, ...parts: Part[]): Message => ({
  kind: "message",
  summary: text,
  parts: [line(text), ...parts],
});

/** Said once in every room, and to who drafted it and who was responsible. */
export function statementSentNotice(face: StatementFace): Message {
  const named =
    face.identifier === undefined ? `Statement ${face.number}` : `Statement ${face.number} (${face.identifier})`;
  const text = `${named} has been sent to ${toText(face.destinations)}.`;
  const answers = answersText(face);
  return told(
    text,
    title(face),
    ...(answers === undefined ? [] : [line(`In reply to ${answers}.`)]),
    choices(showOf(face)),
  );
}

/** In the threads of its review. */
export function statementChanged({ number, version }: { number: number; version: number }, when: ChangedWhen): Message {
  const what = {
    comments: "The card quotes it as it is now; what was said before was about an earlier version.",
    call: "The consensus call is about the version before: what was changed is put to the members again before it is approved, or the record says so.",
    after: "What was said here is about the version before: it is reviewed anew, or approved with that on record.",
  };
  return told(`Statement ${number} was changed: it is version ${version} now. ${what[when]}`);
}

const deadlineSpans = ({ endsAt, zone, over }: StatementEnd): Span[] => [
  over ? "The deadline passed on " : "An answer is wanted by ",
  { at: endsAt, zone, show: "datetime" },
  ".",
];

/** To whom it was assigned. */
export function statementForYou(face: StatementFace): Message {
  const text = `You are responsible for statement ${face.number} from ${face.sender}.`;
  const by = face.purpose !== "information" && face.deadline ? [line(...deadlineSpans(face.deadline))] : [];
  const next = "A reply is drafted, reviewed and approved here; when it is sent, this one is answered.";
  return told(text, title(face), ...by, line(next), choices(replyWith(face), wayWith(face, "note"), showOf(face)));
}

export function statementPassedOn(face: StatementFace): Message {
  const text = `You are no longer responsible for statement ${face.number} from ${face.sender}: ${face.responsible ?? "somebody else"} is now.`;
  return told(text, title(face), choices(showOf(face)));
}

/** To who drafted it. */
export function statementApprovedNotice(face: StatementFace): Message {
  const text = `Statement ${face.number} is approved${face.identifier === undefined ? "" : ` as ${face.identifier}`} and waits to be sent.`;
  return told(text, title(face), choices(documentOf(face), showOf(face)));
}

export function statementSettled(face: StatementFace): Message {
  const text = `Statement ${face.number} is ${stateText(face.state)}: nothing is to be done with it any more.`;
  return told(text, title(face), choices(showOf(face)));
}

const DO = { action: "action", comment: "comment", information: "information" };

/** To who owes the answer; `as`: responsible, to be assigned, or somebody who leads the activity and is told that it is overdue. */
export function statementReminder(face: StatementFace, as: "responsible" | "to assign" | "overdue"): Reminded {
  const { deadline, purpose, number, sender, responsible, leader } = face;
  const opening = deadline?.over
    ? `Statement ${number} from ${sender} for ${DO[purpose]} is overdue since `
    : `Statement ${number} from ${sender} for ${DO[purpose]} is to be answered by `;
  const lead: Span[] = deadline
    ? [opening, { at: deadline.endsAt, zone: deadline.zone, show: "datetime" }, "."]
    : [opening];
  const reply = face.replies.length === 0 ? [] : [line(`Replies: ${repliesText(face.replies)}.`)];
  const why = {
    responsible: "You receive this because you are responsible for the answer.",
    "to assign": `You receive this because you are ${leader.one} and nobody is responsible for the answer.`,
    overdue: `You receive this because you are ${leader.one}; ${responsible ?? "nobody"} is responsible for the answer.`,
  };
  const ways = {
    responsible: [replyWith(face), wayWith(face, "note")],
    "to assign": [wayWith(face, "assign"), replyWith(face)],
    overdue: [wayWith(face, "assign"), showOf(face)],
  };
  return {
    summary: `${opening}${deadline?.endsInWords ?? ""}: ${face.title}`,
    lead,
    parts: [title(face), ...reply],
    actions: [choices(...ways[as])],
    open: showOf(face),
    why: why[as],
  };
}
