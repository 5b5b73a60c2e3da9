import type { Span } from "#core/contract/view.ts";
import type { MeetingFace } from "./meeting.ts";

type Row = { label: string; value: Span[] };

/** Until when one may register and submit, and how documents come in. */
export const deadlineRows = ({ registration, documents, documentsBy }: MeetingFace): Row[] => [
  until("Registration", "closed on ", registration),
  until("Documents", "were due by ", documents),
  ...(documents.over ? [] : [{ label: "How to submit", value: [documentsBy] }]),
];

function until(label: string, overSince: string, { endsAt, zone, over }: MeetingFace["documents"]): Row {
  return { label, value: [over ? overSince : "until ", { at: endsAt, zone, show: "datetime" }] };
}
