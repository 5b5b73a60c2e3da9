import type { RecordSentence, RecordSource } from "#core/contract/report.ts";
import { counted, inARow } from "./say.ts";

type Reported = {
  number: number;
  direction: "in" | "out";
  title: string;
  sender: string;
  identifier: string | null;
  to: string[];
};

const sourceOf = ({ number, title }: Reported): RecordSource => ({
  name: `statement ${number}`,
  about: title,
  command: "statement show",
  args: { statement: String(number) },
});

/** By the identifier, else by the title; by both where two have the same. */
function named({ direction, sender, to, identifier, title }: Reported, all: Reported[]): string {
  const party = direction === "in" ? `from ${sender}` : `to ${inARow(to)}`;
  const same = all.filter((one) => one.identifier === identifier).length;
  if (identifier === null) return all.length === 1 ? party : `${party} ("${title}")`;
  return `${party} (${identifier}${same === 1 ? "" : `, "${title}"`})`;
}

/** How many came in and were sent, and between whom. */
export function statementsReported(found: Reported[]): RecordSentence[] {
  return (["in", "out"] as const).flatMap((direction): RecordSentence[] => {
    const [first, ...others] = found.filter((one) => one.direction === direction);
    if (!first) return [];
    const all = [first, ...others];
    const what = direction === "in" ? "came in" : all.length === 1 ? "was sent" : "were sent";
    const said = `${counted(all.length, "liaison statement")} ${what}: ${all.map((one) => named(one, all)).join("; ")}.`;
    return [{ said: [said], sources: [sourceOf(first), ...others.map(sourceOf)] }];
  });
}
