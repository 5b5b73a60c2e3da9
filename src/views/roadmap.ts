import type { Message, Part, Span } from "#core/contract/view.ts";
import { button, choices, counted, line, say } from "./say.ts";

export type Status = "planned" | "draft" | "in-approval" | "published" | "withdrawn";
/** An entry as one line says it. */
export type EntryLine = {
  number: number;
  body: string;
  bodyGroup: string | null;
  deliverable: string | null;
  title: string;
  status: Status | null;
  date: string | null;
};
type Contact =
  | { person: string; name: string }
  | { name: string | undefined; email: string | undefined; seen: boolean };
export type EntryFace = EntryLine & {
  activity: string;
  topic: string | null;
  type: string | null;
  edition: string | null;
  link: string | null;
  source: string | null;
  contact: Contact | undefined;
  since: string;
  verified: boolean;
  due: string;
  overdue: boolean;
  zone: string;
  /** Whoever looks may change it. */
  keeps: boolean;
};

export const STATUS_WORDS: Record<Status, string> = {
  planned: "planned",
  draft: "draft",
  "in-approval": "in approval",
  published: "published",
  withdrawn: "withdrawn",
};

export const bodyOf = ({ body, bodyGroup }: Pick<EntryLine, "body" | "bodyGroup">) =>
  bodyGroup === null ? body : `${body} ${bodyGroup}`;
/** "H.430.1, Requirements for ILE services (ITU-T SG21)". */
export const entryName = (one: Pick<EntryLine, "deliverable" | "title" | "body" | "bodyGroup">) =>
  `${one.deliverable === null ? "" : `${one.deliverable}, `}${one.title} (${bodyOf(one)})`;
/** "published 2022-03". */
export const stateOf = ({ status, date }: Pick<EntryLine, "status" | "date">) =>
  [status === null ? undefined : STATUS_WORDS[status], date ?? undefined]
    .filter((word) => word !== undefined)
    .join(" ");

export function entryLine(one: EntryLine): Span[] {
  const state = stateOf(one);
  return [{ bold: `${one.number}` }, ` ${entryName(one)}${state === "" ? "" : ` — ${state}`}`];
}
export const listOf = (entries: EntryLine[]): Part => ({ kind: "list", ordered: false, items: entries.map(entryLine) });

const showEntry = (activity: string, number: number) =>
  button(`Show entry ${number}`, activity, "roadmap show", { entry: String(number) });

type Named = Pick<EntryLine, "number" | "body" | "bodyGroup" | "deliverable" | "title">;

export function entryAdded(activity: string, one: Named & { alike: Named[] }): Message {
  const twice = one.alike.map((other) =>
    line({ bold: "Is it in the roadmap already? " }, `Entry ${other.number} has the same number: ${entryName(other)}.`),
  );
  const shown = [one, ...one.alike].map(({ number }) => showEntry(activity, number));
  return say(`Entry ${one.number} is in the roadmap: ${entryName(one)}.`, ...twice, choices(...shown));
}

export function entryEdited(activity: string, one: EntryLine): Message {
  return say(
    `Entry ${one.number} is changed: ${entryName(one)}${stateOf(one) === "" ? "" : `, ${stateOf(one)}`}.`,
    choices(
      showEntry(activity, one.number),
      button("All of it is right today", activity, "roadmap verify", { entries: String(one.number) }),
    ),
  );
}

type Verified = { entries: EntryLine[]; next: string; zone: string };
const NAMED = 10;

export function entriesVerified({ entries, next, zone }: Verified): Message {
  const many = counted(entries.length, "entry", "entries");
  const lead = `${many} ${entries.length === 1 ? "is" : "are"} marked as verified today. The next look is due on `;
  const more = entries.length - NAMED;
  return {
    kind: "message",
    summary: `${many} marked as verified today.`,
    parts: [
      line(lead, { at: next, zone, show: "date" }, "."),
      listOf(entries.slice(0, NAMED)),
      ...(more > 0 ? [line(`… and ${more} more.`)] : []),
    ],
  };
}

export function entryShown(face: EntryFace): Message {
  const { activity, number, title, keeps, overdue } = face;
  const late = line({ bold: "To be looked at again: " }, "nobody has said for too long that this is still right.");
  return {
    kind: "message",
    summary: `Roadmap entry ${number}: ${entryName(face)}.`,
    parts: [
      { kind: "heading", text: `Roadmap entry ${number}` },
      line({ bold: title }),
      { kind: "facts", rows: factsOf(face) },
      ...(overdue ? [late] : []),
      ...(keeps
        ? [
            choices(
              button("All of it is right today", activity, "roadmap verify", { entries: String(number) }),
              button("Edit…", activity, "roadmap edit", { entry: String(number) }),
            ),
          ]
        : []),
    ],
  };
}

function factsOf(face: EntryFace): { label: string; value: Span[] }[] {
  const { deliverable, type, edition, topic, link, source, since, verified, zone } = face;
  const fact = (label: string, value: string | null) =>
    value === null || value === "" ? [] : [{ label, value: [value] }];
  const day: Span = { at: since, zone, show: "date" };
  return [
    ...fact("Body", bodyOf(face)),
    ...fact("Number", deliverable),
    ...fact("Type", type),
    ...fact("Status", stateOf(face)),
    ...fact("Edition", edition),
    ...fact("Topic", topic),
    { label: "Contact", value: contactSpans(face.contact) },
    ...(link === null ? [] : [{ label: "Link", value: [{ link, label: link }] }]),
    ...fact("Source", source),
    { label: "Last verified", value: verified ? [day] : ["never; in the roadmap since ", day] },
  ];
}

function contactSpans(contact: Contact | undefined): Span[] {
  if (contact === undefined) return ["nobody"];
  if ("person" in contact) return [{ person: contact.person, name: contact.name }];
  const email = contact.email === undefined ? undefined : contact.seen ? contact.email : "address kept back";
  return [[contact.name, email].filter((one) => one !== undefined).join(", ")];
}

type Listed = { entries: EntryLine[]; count: number; more: number; filtered: boolean; due: boolean };

export function roadmapList({ entries, count, more, filtered, due }: Listed, prefix: string): Message {
  if (count === 0) {
    if (due) return say("Every such entry was verified in time.");
    if (filtered) return say(`No entry matches this. ${prefix}roadmap list shows all of them.`);
    return say(`The roadmap is empty. Members fill it with ${prefix}roadmap add and ${prefix}roadmap import.`);
  }
  const summary = due
    ? `${counted(count, "entry", "entries")} to be looked at again.`
    : `${counted(count, "entry", "entries")} in the roadmap${filtered ? ` ${count === 1 ? "matches" : "match"} this` : ""}.`;
  const rest = `… and ${more} more: say a body, a topic or a status, or use ${prefix}roadmap search; ${prefix}roadmap export gives all of them.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), listOf(entries), ...(more > 0 ? [line(rest)] : [])],
  };
}

export type Exported = { entries: number; format: "csv" | "xlsx" | "md"; hidden: boolean };
const FORMATS = { csv: "a table (CSV)", xlsx: "a workbook (.xlsx)", md: "Markdown" };

export function roadmapExported(activity: string, { entries, format, hidden }: Exported): Message {
  const text = `The roadmap of ${activity} as ${FORMATS[format]}: ${counted(entries, "entry", "entries")}.`;
  return hidden ? say(text, line("E-mail addresses are left out: the officers of this activity see them.")) : say(text);
}
