import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { counted } from "./say.ts";

/** What a reader may know of a poll; `tally` is absent while results are hidden from them. */
export type PollFace = {
  activity: string;
  number: number;
  question: string;
  kind: "single" | "multiple";
  most: number;
  per: "person" | "organization";
  /** A poll for co-chairs is voted in by those who hold a role. */
  visibility: "everyone" | "members" | "co-chairs";
  results: "always" | "after-voting" | "after-closing";
  options: { number: number; label: string }[];
  /** ISO instant to show: 23:59 for an end at midnight. */
  endsAt: string;
  endsInWords: string;
  zone: string;
  closed: boolean;
  seats: number;
  cast: number;
  tally?: ReadonlyMap<number, number>;
  /** What this reader's own seat has chosen, when a person reads. */
  own?: number[];
};

const BUTTONS_AT_MOST = 10;
const RESULTS = {
  always: "Results are shown while the poll is open.",
  "after-voting": "Results are shown to those who have voted.",
  "after-closing": "Results are shown after the poll has closed.",
};

/** The live card of a poll, and what `poll show` answers. */
export function pollCard(face: PollFace): Message {
  const parts: Part[] = [
    { kind: "heading", text: `Poll ${face.number}` },
    { kind: "text", spans: [{ bold: face.question }] },
    ...(face.tally ? [tally(face, face.tally)] : []),
    { kind: "text", spans: standing(face) },
    ...(face.own ? [{ kind: "text" as const, spans: [ownVote(face, face.own)] }] : []),
    ...(face.closed ? [] : [{ kind: "text" as const, spans: [rule(face)] }, ...ballot(face)]),
  ];
  return { kind: "message", summary: pollSummary(face), parts };
}

type Turnout = Pick<PollFace, "per" | "visibility" | "cast" | "seats">;

/** Who has a seat, as a word to count them with. */
export function seatWord({ per, visibility }: Pick<PollFace, "per" | "visibility">): string {
  if (visibility === "co-chairs") return "officer";
  return per === "person" ? "member" : "organization";
}

export function turnout(face: Turnout): string {
  return `${face.cast} of ${counted(face.seats, seatWord(face))} ${face.cast === 1 || face.seats === 1 ? "has" : "have"} voted`;
}

function standing(face: PollFace): Span[] {
  const end = { at: face.endsAt, zone: face.zone, show: "datetime" as const };
  return face.closed ? [`Closed. ${turnout(face)}.`] : ["Open until ", end, `. ${turnout(face)}.`];
}

const EACH: Record<string, string> = {
  officer: "Each co-chair, each vice-chair and the secretariat has one vote",
  member: "Each member with a vote has one vote",
  organization: "Each organization has one vote; its latest answer counts",
};

function rule(face: PollFace): string {
  const each = EACH[seatWord(face)];
  const many = face.kind === "multiple" ? ` Choose up to ${face.most}.` : "";
  return `${each}.${many} You can change your vote until the end. ${RESULTS[face.results]}`;
}

function ownVote(face: PollFace, own: number[]): string {
  const whose = face.per === "organization" ? "Your organization" : "You";
  if (own.length === 0 && face.closed) return `${whose} did not vote.`;
  if (own.length === 0) return `${whose} ${face.per === "organization" ? "has" : "have"} not voted yet.`;
  const labels = face.options.filter((option) => own.includes(option.number)).map((option) => option.label);
  return `${face.per === "organization" ? "Your organization's" : "Your"} vote: ${labels.join("; ")}`;
}

function ballot(face: PollFace): Part[] {
  const args = { poll: String(face.number) };
  if (face.kind === "single" && face.options.length <= BUTTONS_AT_MOST) {
    const options = face.options.map(
      (option): Choice => ({
        label: option.label,
        call: { activity: face.activity, command: "poll vote", args: { ...args, choice: String(option.number) } },
      }),
    );
    return [{ kind: "choices", options }];
  }
  return [
    {
      kind: "pick",
      placeholder: face.kind === "single" ? "Choose one" : `Choose up to ${face.most}`,
      options: face.options.map((option) => ({ label: option.label, value: String(option.number) })),
      min: 1,
      max: face.kind === "single" ? 1 : face.most,
      call: { activity: face.activity, command: "poll vote", args },
      arg: "choice",
    },
  ];
}

function tally(face: PollFace, counts: ReadonlyMap<number, number>): Part {
  const rows = face.options.map(({ number, label }) => {
    const count = counts.get(number) ?? 0;
    return { label, count, share: face.cast === 0 ? 0 : count / face.cast };
  });
  return { kind: "tally", rows };
}

export function pollSummary(face: PollFace): string {
  if (!face.closed) return `Poll ${face.number}: ${face.question} Open until ${face.endsInWords}. ${turnout(face)}.`;
  return `Poll ${face.number} is closed: ${face.question} ${face.tally ? outcomeText(face, face.tally) : ""}`.trim();
}

/** "Approve 3, Object 1; 4 of 5 members have voted." */
function outcomeText(face: PollFace, counts: ReadonlyMap<number, number>): string {
  const each = face.options.map((option) => `${option.label} ${counts.get(option.number) ?? 0}`);
  return `${each.join(", ")}; ${turnout(face)}.`;
}

/** Said once in every room when a poll has closed. */
export function pollResult(face: PollFace & { tally: ReadonlyMap<number, number> }): Message {
  const most = Math.max(0, ...face.tally.values());
  const leading = face.options.filter((option) => most > 0 && face.tally.get(option.number) === most);
  return {
    kind: "message",
    summary: pollSummary(face),
    parts: [
      { kind: "heading", text: `Result of poll ${face.number}` },
      { kind: "text", spans: [{ bold: face.question }] },
      tally(face, face.tally),
      { kind: "text", spans: [`${leadText(leading)} ${turnout(face)}.`] },
    ],
  };
}

function leadText(leading: { label: string }[]): string {
  const [first] = leading;
  if (!first) return "Nobody voted.";
  if (leading.length === 1) return `Most votes: ${first.label}.`;
  return `Tie between ${inARow(leading.map((option) => option.label))}.`;
}

/** "A, B and C". */
const inARow = (labels: string[]) => `${labels.slice(0, -1).join(", ")} and ${labels.at(-1)}`;

/** Why it came stands in it: a reminder nobody can place is spam. */
export function pollReminder(face: PollFace, organization: string | undefined): Message {
  const why = organization
    ? `You receive this because you answer for ${organization}, which has not voted yet.`
    : "You receive this because you have a vote and have not used it yet.";
  const opening = `Reminder: poll ${face.number} is open until `;
  return {
    kind: "message",
    summary: `${opening}${face.endsInWords}. ${face.question}`,
    parts: [
      { kind: "text", spans: [opening, { at: face.endsAt, zone: face.zone, show: "datetime" }, "."] },
      { kind: "text", spans: [{ bold: face.question }] },
      ...ballot(face),
      { kind: "text", spans: [why] },
    ],
  };
}
