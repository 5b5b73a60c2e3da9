import type { Leader } from "#core/contract/leader.ts";
import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { button, capitalized, choices, counted, line, say } from "./say.ts";

type Office = { number: number; body: string; direction: "to" | "from"; name: string };
type Duty = { meeting: number; startsAt: string; overdue: boolean; filed: boolean };
type Phase = "in-office" | "over" | "ended";
type Listed = Office & {
  affiliation: string | null;
  list: "itu-group" | "outside-body" | null;
  phase: Phase;
  until: string;
  endedAt: string | undefined;
  own: boolean;
  duties: Duty[];
};

/** "liaison representative to ETSI". */
export const officeName = ({ direction, body }: Pick<Office, "direction" | "body">): string =>
  `liaison representative ${direction} ${body}`;

type List = {
  zone: string;
  /** The one of the two that was asked for. */
  list: "itu-group" | "outside-body" | undefined;
  former: boolean;
  liaisons: Listed[];
  mayOpen: boolean;
  leader: Leader;
};

const SECTIONS = [
  { list: "itu-group", title: "ITU groups" },
  { list: "outside-body", title: "Outside bodies" },
  { list: null, title: "Other organizations" },
] as const;

export function liaisonList(
  { zone, list: wanted, former, liaisons, mayOpen, leader }: List,
  activity: string,
  prefix: string,
): Message {
  if (liaisons.length === 0) {
    const text = wanted ? "Nobody in that list is in office." : "No liaison representative is in office.";
    const way = `${prefix}nomination open`;
    const opens = `${capitalized(leader.one)} opens a post to fill with ${way}.`;
    return say(`${text} ${mayOpen ? `${way} opens a post to fill.` : opens}`);
  }
  const present = liaisons.filter(({ phase }) => phase !== "ended").length;
  const owed = liaisons.flatMap(({ duties }) => duties).filter(({ filed }) => !filed).length;
  const summary = `${counted(present, "liaison representative")} in office, ${counted(owed, "report")} owed.`;
  const sections = SECTIONS.flatMap(({ list, title }): Part[] => {
    const items = liaisons.filter((one) => one.list === list).map((one) => itemOf(one, zone));
    return items.length === 0 ? [] : [line({ bold: `${title}:` }), { kind: "list", ordered: false, items }];
  });
  const own = liaisons.filter((one) => one.own && one.phase !== "ended").map((one) => reportWay(activity, one));
  const narrowed = { ...(wanted ? { list: wanted } : {}), ...(former ? { former: "yes" } : {}) };
  const table = button("As a table (CSV)", activity, "liaison export", narrowed);
  return { kind: "message", summary, parts: [line(summary), ...sections, choices(...own, table)] };
}

/** Opens the form, with the report as it stands. */
export const reportWay = (
  activity: string,
  { number, body }: Pick<Office, "number" | "body">,
  meeting?: number,
): Choice =>
  button(`Report on ${body}…`, activity, "liaison report", {
    liaison: String(number),
    ...(meeting === undefined ? {} : { meeting: String(meeting) }),
  });

function itemOf(one: Listed, zone: string): Span[] {
  const { number, name, affiliation, duties } = one;
  return [
    { bold: `${number}. ${capitalized(one.direction)} ${one.body}: ${name}` },
    affiliation === null ? "" : ` (${affiliation})`,
    ...termSpans(one, zone),
    ...duties.flatMap((duty): Span[] => [" ", ...dutySpans(duty, zone)]),
  ];
}

type Term = { phase: Phase; until: string; endedAt: string | undefined };

function termSpans({ phase, until, endedAt }: Term, zone: string): Span[] {
  const last: Span = { at: until, zone, show: "date" };
  switch (phase) {
    case "in-office":
      return [", until ", last, "."];
    case "over":
      return [". ", { bold: "The term ended on " }, last, ": to be renewed or ended."];
    case "ended":
      return [", ended on ", { at: endedAt ?? until, zone, show: "date" }, "."];
    default:
      return phase satisfies never;
  }
}

function dutySpans({ meeting, startsAt, overdue, filed }: Duty, zone: string): Span[] {
  if (filed) return [`Report to meeting ${meeting}: filed.`];
  if (overdue) return [{ bold: `Report to meeting ${meeting}: overdue.` }];
  return [`Report to meeting ${meeting}: owed by `, { at: startsAt, zone, show: "datetime" }, "."];
}

type Report = { meeting: number; concerns: string; statements: string; events: string; filedAt: string };
type Shown = Omit<Listed, "affiliation" | "list"> & {
  activity: string;
  zone: string;
  since: string;
  renewedAt: string | undefined;
  meeting: number | null;
  document: string | null;
  endedWhy: string | null;
  coChair: boolean;
  reports: Report[];
};

export function liaisonShown(shown: Shown): Message {
  const { number, name, zone, phase, activity } = shown;
  const title = `Liaison ${number}: ${name}, ${officeName(shown)}`;
  const options = [...(shown.own && phase !== "ended" ? [reportWay(activity, shown)] : []), ...coChairWays(shown)];
  return {
    kind: "message",
    summary: `${title}.`,
    parts: [
      { kind: "heading", text: `Liaison ${number}` },
      line({ bold: `${name}, ${officeName(shown)}` }, ...termSpans(shown, zone)),
      line(...appointment(shown)),
      ...(shown.endedWhy === null ? [] : [line(shown.endedWhy)]),
      ...shown.duties.map((duty) => line(...dutySpans(duty, zone))),
      ...(shown.reports.length === 0
        ? [line("No report has been filed yet.")]
        : shown.reports.flatMap((one) => reportParts(one, zone))),
      ...(options.length === 0 ? [] : [choices(...options)]),
    ],
  };
}

function appointment({ since, meeting, document, renewedAt, zone }: Shown): Span[] {
  return [
    "In office since ",
    { at: since, zone, show: "date" },
    meeting === null ? "" : `, as decided at meeting ${meeting}`,
    document === null ? "" : `, by ${document}`,
    ...(renewedAt === undefined ? [] : [". Renewed on ", { at: renewedAt, zone, show: "date" as const }]),
    ".",
  ];
}

function reportParts({ meeting, concerns, statements, events, filedAt }: Report, zone: string): Part[] {
  const quoted = (title: string, text: string): Part => ({ kind: "quote", by: [{ bold: title }], spans: [text] });
  return [
    line({ bold: `Report to meeting ${meeting}` }, ", of ", { at: filedAt, zone, show: "date" }, "."),
    quoted("Concerns raised", concerns),
    quoted("Statements both ways", statements),
    quoted("Events of the next year", events),
  ];
}

function coChairWays({ coChair, phase, activity, number }: Shown): Choice[] {
  if (!coChair || phase === "ended") return [];
  return renewWays(activity, number);
}

export const renewWays = (activity: string, number: number): Choice[] => [
  { ...button("Renew", activity, "liaison renew", { liaison: String(number) }), confirm: "Renew for another term?" },
  {
    ...button("End", activity, "liaison end", { liaison: String(number) }),
    tone: "danger",
    confirm: "End this office?",
  },
];

export const showLiaisonWay = (activity: string, number: number): Choice =>
  button(`Show liaison ${number}`, activity, "liaison show", { liaison: String(number) });

type Exported = { list: "itu-group" | "outside-body" | undefined; count: number; hidden: boolean };

export function liaisonsExported(title: string, { list, count, hidden }: Exported): Message {
  const which = list === undefined ? "" : list === "itu-group" ? " with ITU groups" : " with outside bodies";
  const text = `The liaison representatives of ${title}${which}: ${count}.`;
  return hidden ? say(text, line("E-mail addresses are left out: the officers of this activity see them.")) : say(text);
}
