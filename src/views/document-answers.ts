import { sizeOf } from "#core/contract/file.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { button, capitalized, choices, line, say } from "./say.ts";

type Late = { endsAt: string; endsInWords: string; zone: string } | undefined;

const SEEN = { everyone: "Everyone", members: "Members", "co-chairs": "Those who run the activity" };

const showOf = (activity: string, document: string) =>
  button("Show the document", activity, "document show", { document });
const show = (activity: string, document: string): Part => choices(showOf(activity, document));

type Alike = { name: string; source: string };

/** Said, and not refused: two documents may well have one title. */
const twice = (alike: Alike[]): Part[] =>
  alike.map(({ name, source }) =>
    line({ bold: "Is it on record already? " }, `${capitalized(name)} of ${source} has the same title.`),
  );

const also = (activity: string, named: string, alike: Alike[]): Choice[] =>
  alike.length === 0
    ? []
    : [
        ...alike.map(({ name }) => button(`Show ${name}`, activity, "document show", { document: name })),
        { ...button("Withdraw mine", activity, "document withdraw", { document: named }), tone: "danger" as const },
      ];

type Submitted = {
  activity: string;
  label: string;
  title: string;
  visibility: "everyone" | "members" | "co-chairs";
  meeting: number | undefined;
  late: Late;
  alike: Alike[];
};

export function documentSubmitted({ activity, label, title, visibility, meeting, late, alike }: Submitted): Message {
  const of = meeting === undefined ? "" : ` for meeting ${meeting}`;
  const text = `Your document is submitted as ${label}${of}. ${SEEN[visibility]} can read it.`;
  return say(
    text,
    line({ bold: title }),
    ...lateNote(late),
    ...twice(alike),
    choices(showOf(activity, label), ...also(activity, label, alike)),
  );
}

/** Kept all the same. */
function lateNote(late: Late): Part[] {
  if (!late) return [];
  const { endsAt, zone } = late;
  return [line("It is marked late: documents were due by ", { at: endsAt, zone, show: "datetime" }, ".")];
}

export const documentSaved = (shown: string, title: string, name: string, bytes: number): Message =>
  say(`${capitalized(shown)}: ${title}. The file is ${name}, ${sizeOf(bytes)}.`);

type Announced = {
  activity: string;
  announcement: number;
  title: string;
  meeting: number | undefined;
  due: Late;
  alike: Alike[];
};

export function documentAnnounced({ activity, announcement, title, meeting, due, alike }: Announced): Message {
  const of = meeting === undefined ? "" : ` for meeting ${meeting}`;
  const name = `announcement ${announcement}`;
  const until: Part[] = due
    ? [
        line(
          "It can be submitted until ",
          { at: due.endsAt, zone: due.zone, show: "datetime" },
          "; you are reminded before.",
        ),
      ]
    : [];
  return say(
    `Your document is announced${of} as ${name}. It gets its number when you submit it.`,
    line({ bold: title }),
    ...until,
    ...twice(alike),
    choices(
      { ...button("Submit it", activity, "document submit", { announcement: String(announcement) }), tone: "main" },
      button("Show it", activity, "document show", { document: name }),
      ...also(activity, name, alike),
    ),
  );
}

type Revised = { activity: string; label: string; shown: string; title: string; late: Late };

export const documentRevised = ({ activity, label, shown, title, late }: Revised): Message =>
  say(
    `Your revision is ${shown}. What was submitted before can still be read.`,
    line({ bold: title }),
    ...lateNote(late),
    show(activity, label),
  );

type Withdrawn = { activity: string; name: string; title: string; numbered: boolean };

export const documentWithdrawn = ({ activity, name, title, numbered }: Withdrawn): Message =>
  say(
    `${capitalized(name)} is withdrawn: ${title}.${numbered ? " Its number is not used again." : ""}`,
    show(activity, name),
  );

type Assigned = {
  activity: string;
  name: string;
  title: string;
  meeting: number;
  item: { number: string; title: string } | undefined;
};

export function documentAssigned({ activity, name, title, meeting, item }: Assigned): Message {
  const done = item
    ? `${name} stands under item ${item.number} of the agenda of meeting ${meeting}: ${item.title}.`
    : `${name} stands under no item of the agenda of meeting ${meeting} any more.`;
  return say(
    done,
    line({ bold: title }),
    choices(
      button("Show the document", activity, "document show", { document: name }),
      button("Show the agenda", activity, "agenda show", { meeting: String(meeting) }),
    ),
  );
}
