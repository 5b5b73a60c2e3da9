import type { RecordSentence } from "#core/contract/report.ts";
import { officeName } from "./liaison.ts";
import { sourceOf } from "./record-source.ts";

type Office = {
  number: number;
  personId: number;
  body: string;
  direction: "to" | "from";
  /** The last day of the term, as it is now. */
  lastDay: string;
  renewedAt: unknown;
  meeting: number | null;
  document: string | null;
};
type Happened = { began: boolean; renewed: boolean; ended: boolean };

/** What happened to an office in that time, a sentence each. */
export function officeReported(office: Office, { began, renewed, ended }: Happened): RecordSentence[] {
  const { number, personId, lastDay, renewedAt, meeting, document } = office;
  const name = officeName(office);
  const sources: RecordSentence["sources"] = [sourceOf("liaison", number, name)];
  const by = `${meeting === null ? "" : `, as decided at meeting ${meeting}`}${document === null || renewedAt !== null ? "" : `, by ${document}`}`;
  const sentence = (text: string): RecordSentence => ({ said: [{ person: personId }, ` ${text}`], sources });
  return [
    ...(began ? [sentence(`was appointed ${name}${renewedAt === null ? ` until ${lastDay}` : ""}${by}.`)] : []),
    ...(renewed ? [sentence(`was renewed as ${name} until ${lastDay}.`)] : []),
    ...(ended ? [sentence(`is ${name} no longer.`)] : []),
  ];
}
