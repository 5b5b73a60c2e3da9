import type { RecordSentence } from "#core/contract/report.ts";
import { type MatterFace, stateWords } from "./matter.ts";
import { sourceOf } from "./record-source.ts";
import { capitalized } from "./say.ts";

const ended = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** One of the numbered asks: the verb, what is asked, and the document with it. */
export function matterAsked({ number, title, asked, bodies }: MatterFace): RecordSentence {
  const { verb = "note", ask = title, document } = asked ?? {};
  const with_ = document === undefined ? "" : ` Document: ${document}.`;
  const sources: RecordSentence["sources"] = [sourceOf("matter", number, title)];
  if (document !== undefined) sources.push({ name: document, command: "document show", args: { document } });
  return { said: [`To ${verb}: ${ended(ask)} It concerns ${bodies}.${with_}`], sources };
}

export function matterReported(face: MatterFace): RecordSentence {
  const { number, title, bodies, deliverables, discussion, resolved, reopened, state } = face;
  const which = deliverables === undefined ? "" : ` (${deliverables})`;
  const how = resolved ? ended(resolved.how) : "";
  const why = reopened?.why === undefined ? "" : ` It was reopened: ${ended(reopened.why)}`;
  const before = reopened ? `${resolved ? ` It had been resolved: ${how}` : ""}${why}` : "";
  const end = state === "resolved" ? `Resolved: ${how}` : `${stateWords(face)}.${before}`;
  const sources: RecordSentence["sources"] = [sourceOf("matter", number, title)];
  if (discussion) sources.push(sourceOf("discussion", discussion.number));
  return { said: [`Matter ${number}: ${ended(capitalized(title))} Concerns ${bodies}${which}. ${end}`], sources };
}
