import type { Leader } from "#core/contract/leader.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import { objectionStands } from "./objection-answers.ts";
import { fewerThanQuorum } from "./quorum.ts";
import { button, choices, counted, inARow, line, say } from "./say.ts";
import { seatWord } from "./seat-word.ts";

type End = { endsAt: string; endsInWords: string; zone: string };
type Named = { activity: string; number: number };

const showing = ({ activity, discussion }: { activity: string; discussion: number }) =>
  button("Show the discussion", activity, "discussion show", { discussion: String(discussion) });
const show = ({ activity, number }: Named): Part => choices(showing({ activity, discussion: number }));

/** "Before the end, after it." with the end as each platform shows times. */
function withEnd(before: string, { endsAt, endsInWords, zone }: End, after: string, parts: Part[]): Message {
  const opening = line(before, { at: endsAt, zone, show: "datetime" }, after);
  return { kind: "message", summary: `${before}${endsInWords}${after}`, parts: [opening, ...parts] };
}

type Asked = { per: "person" | "organization"; visibility: string; seats: number };
type Opened = Named & End & Asked & { subject: string; rooms: number; hiddenFrom: number };

export function discussionOpened(opened: Opened, prefix: string): Message {
  const { number, subject } = opened;
  const may =
    opened.seats === 0
      ? "No member who counts is confirmed yet; whoever is confirmed by then can take a position."
      : `${counted(opened.seats, seatWord(opened))} can take a position.`;
  const parts = [line({ bold: subject }), line(whereShown(opened, prefix)), show(opened)];
  return withEnd(`Discussion ${number} is open for comments until `, opened, `. ${may}`, parts);
}

function whereShown({ rooms, hiddenFrom }: Opened, prefix: string): string {
  const wider = `${hiddenFrom === 1 ? "is" : "are"} open to more people than this discussion is for.`;
  if (rooms > 0) {
    const others = hiddenFrom === 0 ? "" : ` Not in ${counted(hiddenFrom, "other bound room")}, which ${wider}`;
    return `Its card is shown in ${counted(rooms, "room")}.${others}`;
  }
  if (hiddenFrom > 0) return `No room shows it: ${counted(hiddenFrom, "bound room")} ${wider}`;
  return `No room shows it yet: type ${prefix}room bind in the channel that should.`;
}

type Commented = { activity: string; discussion: number; comment: number };

const toComment = ({ activity, discussion, comment }: Commented, verb: string, label: string) =>
  button(label, activity, `discussion ${verb}`, { discussion: String(discussion), comment: String(comment) });
const deleting = (of: Commented) => ({
  ...toComment(of, "delete", "Delete it"),
  confirm: "Delete this comment? Its text goes from every room.",
});

export const commentRecorded = (of: Commented): Message =>
  say(
    `Your comment is recorded as comment ${of.comment} of discussion ${of.discussion}.`,
    choices(showing(of), toComment(of, "edit", "Change it…"), deleting(of)),
  );

export const commentEdited = (of: Commented): Message =>
  say(
    `Comment ${of.comment} of discussion ${of.discussion} is changed in the record and in every room, and marked as edited.`,
    choices(showing(of), deleting(of)),
  );

export const commentDeleted = (of: Commented): Message =>
  say(
    `Comment ${of.comment} of discussion ${of.discussion} is deleted: its text is gone from the record and from every copy. Its number and your name stay.`,
    choices(showing(of)),
  );

type Taken = Named & {
  organization: string | undefined;
  position: "support" | "object" | "abstain";
  withComment: boolean;
  /** In a call, not in the comment period. */
  inCall: boolean;
  before: string | undefined;
  /** The objection that stands now, or ended with this. */
  objection?: number;
  withdrawn?: number;
  reason?: "changed" | "same";
};

const POSITIONS = { support: "Support", object: "Object", abstain: "Abstain" };

export function positionTaken(taken: Taken, leader: Leader): Message {
  const { organization, number, position, before, inCall } = taken;
  const whose = organization ? `The position of ${organization}` : "Your position";
  const done = before === undefined ? "is recorded" : before === position ? "stays as it was" : "is changed";
  const words = `${POSITIONS[position]}${taken.withComment ? ", with a comment" : ""}`;
  const until = inCall ? "until the call ends" : "until the comment period ends";
  const again = taken.reason === undefined ? `${done}: ${words}` : `is still ${words}`;
  const text = `${whose} in discussion ${number} ${again}.`;
  return say([text, ...objecting(taken, leader), `You can change it ${until}.`].join(" "), show(taken));
}

function objecting({ objection, reason, withdrawn, inCall, position }: Taken, leader: Leader): string[] {
  if (objection !== undefined) return [objectionStands({ objection, reason }, leader, "nothing is agreed")];
  if (withdrawn !== undefined) return [`Objection ${withdrawn} is withdrawn with it.`];
  return position === "object" && !inCall
    ? ["Its reason stands on the card; nothing is decided before a consensus call."]
    : [];
}

type Called = Named &
  End &
  Asked & {
    proposal: string;
    quorum: number | null;
    replaced: number | undefined;
    /** The end that the comment period had. */
    cutShort: End | undefined;
    objected: string[];
  };

export function consensusCalled(called: Called): Message {
  const { number, proposal, seats, replaced, cutShort, objected } = called;
  const who = counted(seats, seatWord(called));
  const instead = replaced === undefined ? "" : ` It takes the place of proposal ${replaced}, which was not agreed.`;
  const after = `. ${who} ${seats === 1 ? "is" : "are"} asked.${fewerThanQuorum(called)}${instead} It is said in every room that shows the discussion.`;
  const told = withEnd(`The consensus call of discussion ${number} is open until `, called, after, [
    ...(cutShort === undefined ? [] : [line(...periodOver(cutShort))]),
    { kind: "quote", by: [{ bold: "Proposal" }], spans: [proposal] },
    ...(objected.length === 0 ? [] : [line(objectedWords(objected))]),
    show(called),
  ]);
  return cutShort === undefined ? told : { ...told, summary: `${told.summary} ${periodInWords(cutShort)}` };
}

const OVER = "The comment period, which was to run until ";
const STILL = ", has ended with it; comments are still recorded while the call is open.";
const periodOver = ({ endsAt, zone }: End): Span[] => [OVER, { at: endsAt, zone, show: "datetime" }, STILL];
const periodInWords = ({ endsInWords }: End) => `${OVER}${endsInWords}${STILL}`;

const objectedWords = (names: string[]) =>
  `${inARow(names)} objected before, and ${names.length === 1 ? "is" : "are"} asked to object again if that still stands. An objection made before the call does not count in it.`;

type Extended = Named & End & { what: "call" | "comments"; reopened: boolean };

export function discussionExtended(extended: Extended): Message {
  const { number, what, reopened } = extended;
  const thing =
    what === "call" ? `The consensus call of discussion ${number}` : `The comment period of discussion ${number}`;
  const after = what === "call" ? ". Its reminders moved with it." : ".";
  return withEnd(`${thing} ${reopened ? "is open again until" : "now ends on"} `, extended, after, [show(extended)]);
}

export const discussionSummarized = ({ activity, number, version }: Named & { version: number }): Message =>
  say(`The summary of discussion ${number} is now version ${version}. Its card shows it.`, show({ activity, number }));

type Ended = Named & { concluded: boolean; outcome?: string | undefined; record: string };

export function concludedNow({ activity, number, concluded, outcome, record }: Ended): Message {
  const opening = concluded
    ? `Discussion ${number} is concluded. The outcome is posted in every room that shows it.`
    : `The consensus call of discussion ${number} has ended, and it is not agreed. The discussion goes on.`;
  const lines = record.split("\n").filter((one) => one.trim() !== "");
  return {
    kind: "message",
    summary: `${opening} ${outcome ?? lines[0] ?? ""}`.trim(),
    parts: [
      line(opening),
      ...(outcome === undefined ? [] : [line({ bold: "Outcome: " }, outcome)]),
      ...lines.map((one) => line(one)),
      show({ activity, number }),
    ],
  };
}
