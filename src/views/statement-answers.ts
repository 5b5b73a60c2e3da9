import type { Message, Part, Span } from "#core/contract/view.ts";
import { choices, inARow, line } from "./say.ts";
import {
  type Answers,
  type AttachedFile,
  type Destination,
  fileText,
  repliesText,
  type StatementEnd,
  type StatementPurpose,
  toText,
} from "./statement-face.ts";
import { filesToSave, showOf, wayWith } from "./statement-ways.ts";

type Named = { activity: string; number: number };
export type Alike = { number: number; title: string; sender: string; what: "title" | "identifier" };
/** What may make it one too many. */
export type Known = { answers: Answers | undefined; alike: Alike[] };

/** Opening words, with an end as each platform shows times. */
export function said(opening: string, deadline: StatementEnd | undefined, after: string, parts: Part[]): Message {
  const spans: Span[] = deadline
    ? [opening, { at: deadline.endsAt, zone: deadline.zone, show: "datetime" }, after]
    : [opening, after];
  return {
    kind: "message",
    summary: `${opening}${deadline?.endsInWords ?? ""}${after}`,
    parts: [line(...spans), ...parts],
  };
}

/** Said, and not refused: two statements may well have one title. */
/** Two replies may well go out, but not unnoticed. */
export const answeredTwice = (answers: Answers | undefined): Part[] =>
  answers === undefined || answers.others.length === 0
    ? []
    : [
        line(
          { bold: "Is it answered already? " },
          `There ${answers.others.length === 1 ? "is another reply" : "are other replies"} to statement ${answers.number}: ${repliesText(answers.others)}.`,
        ),
      ];

export const twice = (alike: Alike[]): Part[] =>
  alike.map(({ number, title, sender, what }) =>
    line({ bold: "Is it on record already? " }, `Statement ${number} from ${sender} has the same ${what}: ${title}`),
  );

const also = (named: Named, alike: Alike[]) => [
  ...alike.map(({ number }) => showOf({ activity: named.activity, number })),
  ...(alike.length > 0 ? [wayWith(named, "withdraw")] : []),
];

type Received = Named & {
  title: string;
  sender: string;
  identifier: string | null;
  purpose: StatementPurpose;
  answers: number | undefined;
  deadline?: StatementEnd;
  alike: Alike[];
};

export function statementReceived(received: Received): Message {
  const { number, sender, identifier, purpose, answers, deadline, alike } = received;
  const from = identifier === null ? sender : `${sender} (${identifier})`;
  const asks = purpose === "information" ? "for information" : `for ${purpose}`;
  const opening = `Statement ${number} from ${from} is on record ${asks}`;
  const by = deadline?.over ? ". Its deadline passed on " : ", with an answer by ";
  const after = purpose === "information" ? "" : " Nobody is responsible for the answer yet.";
  const linked = answers === undefined ? "" : ` It answers statement ${answers}.`;
  const parts = [
    line({ bold: received.title }),
    ...twice(alike),
    choices(
      ...(purpose === "information" ? [] : [wayWith(received, "assign")]),
      showOf(received),
      ...also(received, alike),
    ),
  ];
  return said(deadline ? `${opening}${by}` : opening, deadline, `.${after}${linked}`, parts);
}

type Drafted = Named & {
  title: string;
  destinations: Destination[];
  empty: boolean;
  deadline?: StatementEnd;
  alike: Alike[];
  /** The statement it answers, and replies to that which are on record already. */
  answers?: Answers | undefined;
};

export function statementDrafted(drafted: Drafted): Message {
  const { number, destinations, empty, deadline, alike, answers } = drafted;
  const opening = `Statement ${number} is a draft to ${toText(destinations)}${answers ? `, in reply to statement ${answers.number}` : ""}`;
  const next = empty
    ? " It has no text yet: change it, then start its review."
    : " Its review is the next step: members comment, then it is approved.";
  const parts = [
    line({ bold: drafted.title }),
    ...twice(alike),
    ...answeredTwice(answers),
    choices(
      wayWith(drafted, "edit"),
      ...(empty ? [] : [wayWith(drafted, "review")]),
      showOf(drafted),
      ...also(drafted, alike),
    ),
  ];
  return said(deadline ? `${opening}. An answer is wanted by ` : opening, deadline, `.${next}`, parts);
}

type Sent = Named & {
  destinations: Destination[];
  answered: number | undefined;
  late: string | undefined;
  deadlineOver: boolean;
  rooms: number;
  title: string;
  identifier: string | null;
  body: string | null;
  files: AttachedFile[];
  answers: Answers | undefined;
  alike: Alike[];
};

/** What the bot has done, and what it cannot do. */
export function statementSent(sent: Sent): Message {
  const { number, destinations, answered, late } = sent;
  const text = `Statement ${number} is on record as sent to ${toText(destinations)}.`;
  const hand = "Convene does not reach other bodies: please send them this file yourself, as you usually do.";
  const done =
    answered === undefined
      ? []
      : [
          line(
            `Statement ${answered} is answered by it${late === undefined ? "" : `, ${late} after its deadline`}. Its reminders have ended.`,
          ),
        ];
  const { files } = sent;
  const attached = files.length === 0 ? [] : [line(`Its attachments go with it: ${inARow(files.map(fileText))}.`)];
  const over = sent.deadlineOver ? [line("Its own deadline for an answer is over already.")] : [];
  const subject = [sent.identifier, sent.title].filter((one) => one !== null).join(", ");
  const copied =
    sent.body === null ? [] : [{ kind: "quote" as const, by: [{ bold: "The text, to copy" }], spans: [sent.body] }];
  const told = sent.rooms > 0 ? [line("The rooms that may see it are told.")] : [];
  return {
    kind: "message",
    summary: `${text} ${hand}`,
    parts: [
      line(text),
      line(hand),
      line({ bold: subject }),
      ...attached,
      ...copied,
      ...done,
      ...answeredTwice(sent.answers),
      ...twice(sent.alike),
      ...over,
      ...told,
      choices(...filesToSave(sent), showOf(sent)),
    ],
  };
}
