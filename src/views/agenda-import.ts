import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { deferredBefore, show } from "./agenda-answers.ts";
import { counted, line } from "./say.ts";

type Listed = {
  depth: number;
  title: string;
  presenter: string | null;
  minutes: number | null;
  documents: string | null;
};
/** Numbers are given, because a view counts nothing that a service names. */
export type Numbered = Listed & { number: string };

const itemLine = ({ number, title, presenter, minutes, documents }: Numbered): Span[] => {
  const said = [presenter, minutes === null ? null : `${minutes} min`, documents].filter((text) => text !== null);
  return [{ bold: number }, ` ${title}${said.length === 0 ? "" : ` — ${said.join(", ")}`}`];
};
const listOf = (items: Numbered[], fresh: ReadonlySet<string> = new Set()): Part => ({
  kind: "list",
  ordered: false,
  items: items.map((item) => [...itemLine(item), ...(fresh.has(item.number) ? [" — ", { bold: "new" }] : [])]),
});

type Done = { meeting: number; items: Numbered[]; remarks: string[]; replaced: number; added: number; carried: number };

export function agendaImported(activity: string, done: Done): Message {
  const { meeting, items, remarks, replaced, added, carried } = done;
  const before = replaced === 0 ? "" : ` What was there before is replaced (${counted(replaced, "item")}).`;
  const more = replaced === 0 && added < items.length ? ` ${added} of them ${added === 1 ? "is" : "are"} new.` : "";
  const deferred = carried === 0 ? "" : ` ${deferredBefore(carried)}`;
  const summary = `The agenda of meeting ${meeting} now has ${counted(items.length, "item")}.${before}${carried === 0 ? more : ""}${deferred}`;
  return {
    kind: "message",
    summary: `${summary}${remarks.length === 0 ? "" : ` Please look at ${counted(remarks.length, "line")}.`}`,
    parts: [
      line(summary),
      ...remarked(remarks),
      ...(remarks.length === 0 ? [] : [line({ bold: "The agenda:" })]),
      listOf(items),
      show(activity, meeting),
    ],
  };
}

function remarked(remarks: string[]): Part[] {
  if (remarks.length === 0) return [];
  const items = remarks.map((remark): Span[] => [`${remark}.`]);
  return [line("Please look at this:"), { kind: "list", ordered: false, items }];
}

type Preview = {
  meeting: number;
  items: Numbered[];
  /** Of the present draft, those that would no longer be there. */
  gone: Numbered[];
  added: Numbered[];
  before: number;
  remarks: string[];
  since: boolean;
  confirm: Choice["call"];
};

/** What an import would change; nothing is changed yet. */
export function importPreview(activity: string, of: Preview): Message {
  const { meeting, items, gone, added, before, remarks, since, confirm } = of;
  const late = since ? "The draft was changed in the meantime, so please look again. " : "";
  const summary = `${late}Nothing is changed yet. This import replaces the whole draft of meeting ${meeting}: ${counted(items.length, "item")} instead of ${before}, ${added.length} new, ${gone.length} no longer there.`;
  const parts: Part[] = [
    line(summary),
    ...remarked(remarks),
    line({ bold: "The agenda would be:" }),
    listOf(items, new Set(added.map((item) => item.number))),
    ...(gone.length === 0 ? [] : [line({ bold: "No longer there:" }), listOf(gone)]),
  ];
  const replace: Choice = { label: "Replace the draft", call: confirm, tone: "danger" };
  return { kind: "message", summary, parts: [...parts, show(activity, meeting, replace)] };
}
