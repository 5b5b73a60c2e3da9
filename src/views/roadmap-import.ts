import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { type EntryLine, entryName, STATUS_WORDS, stateOf } from "./roadmap.ts";
import { button, choices, counted, line } from "./say.ts";

type Change = { field: string; before?: string | null; after?: string | null };

export type RowFate = {
  row: number;
  title: string;
  body: string;
  fate: "new" | "changed" | "same" | "refused";
  /** Of what is there already. */
  entry?: number;
  /** Of a new one. */
  says?: Omit<EntryLine, "number">;
  /** Fields that change. */
  what?: Change[];
  why?: string;
};
const FATES = ["refused", "changed", "new", "same"] as const;
const LISTED_AT_MOST = { refused: 40, changed: 40, new: 20, same: 0 };
const HEADS = {
  refused: "Refused:",
  changed: "Would be changed:",
  new: "Would be new:",
  same: "Already the same:",
};

type Counts = Record<RowFate["fate"], number>;
const countOf = (rows: RowFate[]): Counts => {
  const of = (fate: RowFate["fate"]) => rows.filter((one) => one.fate === fate).length;
  return { new: of("new"), changed: of("changed"), same: of("same"), refused: of("refused") };
};
const inNumbers = (counts: Counts) =>
  `${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.refused} refused`;

type Shown = { activity: string; rows: RowFate[]; passedOver: string[]; since: boolean; confirm: Choice["call"] };

/** What an import would do; nothing is done yet. */
export function importShown({ activity, rows, passedOver, since, confirm }: Shown): Message {
  const counts = countOf(rows);
  const many = counts.new + counts.changed;
  const late = since ? "The roadmap was changed in the meantime, so please look again. " : "";
  const summary = `${late}Nothing is imported yet. ${counted(rows.length, "row")}: ${inNumbers(counts)}.`;
  const press: Choice = { label: `Import ${counted(many, "row")}`, call: confirm, tone: "main" };
  const nothing = "There is nothing to import.";
  return {
    kind: "message",
    summary,
    parts: [
      line(summary),
      ...(passedOver.length === 0 ? [] : [line(`Columns that are passed over: ${passedOver.join(", ")}.`)]),
      ...FATES.flatMap((fate) => listOf(fate, rows)),
      ...(isAllNamed(rows) ? [] : [line("The file says it of every row.")]),
      line("An empty cell changes nothing."),
      ...(many > 0 ? [choices(press)] : [line(nothing), choices(button("Show the roadmap", activity, "roadmap list"))]),
    ],
  };
}

export const isAllNamed = (rows: RowFate[]): boolean =>
  FATES.every((fate) => fate === "same" || countOf(rows)[fate] <= LISTED_AT_MOST[fate]);

function listOf(fate: RowFate["fate"], rows: RowFate[]): Part[] {
  const own = rows.filter((one) => one.fate === fate);
  const named = own.slice(0, LISTED_AT_MOST[fate]);
  if (named.length === 0) return [];
  const more = own.length - named.length;
  const items = named.map((one): Span[] => [{ bold: `Row ${one.row}` }, ` ${saidBy(one)}${fateInWords(one)}`]);
  return [
    line({ bold: HEADS[fate] }),
    { kind: "list", ordered: false, items },
    ...(more > 0 ? [line(`… and ${more} more.`)] : []),
  ];
}

/** "F.748.15, Digital human metrics (ITU-T SG21), published 2022-03" of a new one, else its title. */
function saidBy({ title, body, says }: RowFate): string {
  if (!says) return title === "" ? body : title;
  const state = stateOf(says);
  return `${entryName({ ...says, title })}${state === "" ? "" : `, ${state}`}`;
}

/** "— entry 12: status draft → published". */
function fateInWords({ fate, entry, what, why }: RowFate): string {
  switch (fate) {
    case "new":
      return "";
    case "changed":
      return ` — entry ${entry}: ${what?.map(changeInWords).join("; ")}`;
    case "same":
      return ` — entry ${entry}`;
    case "refused":
      return ` — ${why}`;
    default:
      return fate satisfies never;
  }
}

const valueInWords = (value: string | null) =>
  value === null ? "nothing" : ((STATUS_WORDS as Record<string, string>)[value] ?? value);
const changeInWords = ({ field, before, after }: Change) =>
  before === undefined || after === undefined ? field : `${field} ${valueInWords(before)} → ${valueInWords(after)}`;

export function roadmapImported(activity: string, rows: RowFate[]): Message {
  const counts = countOf(rows);
  const refused =
    counts.refused === 0 ? "" : ` ${counted(counts.refused, "row")} ${counts.refused === 1 ? "was" : "were"} refused.`;
  const summary = `The roadmap has ${counted(counts.new, "new entry", "new entries")}; ${counts.changed} ${counts.changed === 1 ? "was" : "were"} changed.${refused}`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), ...listOf("refused", rows), choices(button("Show the roadmap", activity, "roadmap list"))],
  };
}

export const FATE_COLUMNS = ["Row", "Body", "Title", "Fate", "Entry", "Why or what"] as const;
/** The same as a row of a file. */
export const fateRow = ({ row, body, title, fate, entry, what, why }: RowFate): string[] => [
  String(row),
  body,
  title,
  fate,
  entry === undefined ? "" : String(entry),
  why ?? what?.map(changeInWords).join("; ") ?? "",
];
