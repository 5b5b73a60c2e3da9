import type { RecordSentence, RecordSource } from "#core/contract/report.ts";

/** `over`: nothing of it goes on any more. */
type OfMeeting = { meeting: number; title: string; over: boolean };
type Approved = { number: number; on: string; how: "by correspondence" | "at the meeting"; poll: number | undefined };

const agendaOf = ({ meeting, title }: Omit<OfMeeting, "over">, revision?: number): RecordSource => ({
  name: `agenda of meeting ${meeting}${revision === undefined ? "" : `, revision ${revision}`}`,
  about: title,
  command: "agenda show",
  args: { meeting: String(meeting), ...(revision === undefined ? {} : { revision: String(revision) }) },
});

const pollSource = (number: number): RecordSource => ({
  name: `poll ${number}`,
  command: "poll show",
  args: { poll: String(number) },
});

/** `changed`: since that approval. */
export function agendaApproved(of: OfMeeting, approved: Approved, changed: boolean): RecordSentence[] {
  const { number, on, how, poll } = approved;
  const at = agendaOf(of, number);
  const sources: RecordSentence["sources"] = poll === undefined ? [at] : [at, pollSource(poll)];
  const said = `The agenda was approved as revision ${number} on ${on}, ${how}.`;
  const after = "It was changed after that.";
  return [
    { said: [said], sources },
    ...(changed ? [{ said: [after], sources: [agendaOf(of)] } satisfies RecordSentence] : []),
  ];
}

export function agendaNotApproved(
  of: OfMeeting,
  proposed: { number: number; poll: number | undefined } | undefined,
): RecordSentence {
  const sources: RecordSentence["sources"] =
    proposed?.poll === undefined ? [agendaOf(of)] : [agendaOf(of), pollSource(proposed.poll)];
  const last = proposed ? ` Revision ${proposed.number} was proposed.` : "";
  return { said: [`No approval of the agenda is recorded.${last}`], sources };
}

type Item = {
  number: string;
  title: string;
  section: boolean;
  state: "open" | "on" | "done" | "deferred";
  outcome: string | undefined;
  /** The meeting that took it over. */
  takenBy: number | undefined;
};

/** A section that nothing was decided in stands in its items. */
export function itemOutcomes(of: OfMeeting, items: Item[]): RecordSentence[] {
  const told = items.filter((item) => !item.section || item.outcome !== undefined || item.state === "done");
  return told.map((item) => ({
    said: [`${item.number} ${item.title}: ${outcomeOf(item, of.over)}`],
    sources: [{ ...agendaOf(of), name: `meeting ${of.meeting}, item ${item.number}`, about: item.title }],
  }));
}

function outcomeOf({ state, outcome, takenBy }: Item, over: boolean): string {
  const said = outcome === undefined ? "" : ` ${outcome}`;
  switch (state) {
    case "done":
      return outcome ?? "closed; no outcome is recorded.";
    case "deferred":
      return `deferred to ${takenBy === undefined ? "the next meeting" : `meeting ${takenBy}`}.${said}`;
    case "on":
      if (over) return outcome ?? "begun; no outcome is recorded.";
      return `still on.${said}`;
    case "open":
      return `not taken up.${said}`;
    default:
      return state satisfies never;
  }
}

/** As approved, where it was. */
export function agendaLines(
  of: OfMeeting,
  revision: number | undefined,
  items: Pick<Item, "number" | "title">[],
): RecordSentence[] {
  return items.map(({ number, title }) => ({ said: [`${number} ${title}`], sources: [agendaOf(of, revision)] }));
}
