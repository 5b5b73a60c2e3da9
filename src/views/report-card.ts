import { REPORT_SECTIONS } from "#core/contract/report-kinds.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import { type ReportFace, reportTitle, type SectionView, sectionParts, sectionTitle } from "./report.ts";
import { emptyAmong } from "./report-section.ts";
import { button, choices, counted, inARow, line } from "./say.ts";

/** The live card: what it is, how far it is, and what comes next. Its words stand in `report show`. */
export function reportCard(face: ReportFace): Message {
  const title = reportTitle(face);
  return {
    kind: "message",
    summary: `Report ${face.number}: ${title}. ${stateWords(face)}`,
    parts: [
      { kind: "heading", text: `Report ${face.number}` },
      line({ bold: title }),
      ...reportFacts(face),
      ...reportButtons(face, { shown: false }),
    ],
  };
}

/** What `report show` answers. */
export function reportShown(face: ReportFace): Message {
  const title = reportTitle(face);
  return {
    kind: "message",
    summary: `Report ${face.number}: ${title}. ${stateWords(face)}`,
    parts: [
      { kind: "heading", text: `Report ${face.number}` },
      line({ bold: title }),
      ...reportFacts(face),
      ...face.sections.flatMap((section) => sectionParts(face, hidden(face, section))),
      ...reportButtons(face, { shown: true }),
    ],
  };
}

/** What the record says otherwise is for those who prepare it. */
const hidden = ({ officer, state }: ReportFace, view: SectionView): SectionView =>
  view.edited && (!officer || state !== "draft") ? { ...view, edited: { ...view.edited, added: [], gone: [] } } : view;

export function stateWords({ state, draftedAt, approvedAt, sentAt, addressedTo, document }: ReportFace): string {
  switch (state) {
    case "draft":
      return `Draft of ${draftedAt}.`;
    case "approved":
      return `Approved on ${approvedAt}${document === undefined ? "" : ` as ${document}`}.`;
    case "sent":
      return `Approved on ${approvedAt}${document === undefined ? "" : ` as ${document}`}; sent to ${addressedTo} on ${sentAt}.`;
    case "replaced":
      return `Approved on ${approvedAt}${document === undefined ? "" : ` as ${document}`}; replaced by its revision, and not sent.`;
    case "withdrawn":
      return `Withdrawn. It was a draft of ${draftedAt}.`;
    default:
      return state satisfies never;
  }
}

const REVISED = {
  draft: "being drafted",
  approved: "approved",
  sent: "sent",
  replaced: "replaced by another one",
  withdrawn: "withdrawn",
};

export function reportFacts(face: ReportFace): Part[] {
  const { state, officer, sections } = face;
  const edited = sections.filter((one) => one.edited).map(({ section }) => sectionTitle(section, face));
  const empty = emptyAmong(sections);
  const rows = [
    { label: "For", value: [face.addressedTo] },
    { label: "State", value: [stateWords(face)] },
    ...(face.revised
      ? [{ label: "Revision", value: [`Report ${face.revised.number}, ${REVISED[face.revised.state]}`] }]
      : []),
    ...(edited.length > 0 ? [{ label: "Edited", value: [inARow(edited)] }] : []),
    ...(state === "draft" && empty.length > 0
      ? [{ label: "Nothing recorded", value: [`in ${counted(empty.length, "section")}`] }]
      : []),
    ...(state === "draft" && officer && face.approvals.needed > 1 ? [approvals(face)] : []),
  ];
  return [{ kind: "facts", rows }];
}

function approvals({ approvals: { by, needed } }: ReportFace) {
  const who = by.length === 0 ? "" : `: ${inARow(by)}`;
  return { label: "Approvals", value: [`${by.length} of ${needed}${who}`] };
}

/** `shown`: the report itself stands above. */
export function reportButtons(face: ReportFace, { shown }: { shown: boolean }): Part[] {
  const { activity, number, state, officer, coChair, seal, sections } = face;
  const args = { report: String(number) };
  const to = (label: string, verb: string, more: Record<string, string> = {}): Choice =>
    button(label, activity, `report ${verb}`, { ...args, ...more });
  const files = [
    to("Word file", "export", { format: "docx" }),
    to("Markdown with sources", "export", { format: "md" }),
  ];
  const drafting = state === "draft" && officer ? [to("Draft again", "draft")] : [];
  const withdrawing =
    shown && state === "draft" && officer
      ? [{ ...to("Withdraw", "withdraw"), tone: "danger" as const, confirm: `Withdraw the draft of report ${number}?` }]
      : [];
  const revising =
    shown && officer && !face.revised && (state === "approved" || state === "sent") ? [to("Revise", "revise")] : [];
  const approving =
    shown && state === "draft" && coChair ? [{ ...to("Approve", "approve", { as: seal }), tone: "main" as const }] : [];
  const sending = state === "approved" && officer ? [to("It is sent", "send")] : [];
  const first = shown ? approving : [to("Show the report", "show")];
  const ways = choices(...first, ...sending, ...drafting, ...revising, ...withdrawing, ...files);
  if (!shown || state !== "draft" || !officer) return [ways];
  const present = REPORT_SECTIONS.filter((one) => sections.some(({ section }) => section === one));
  const options = present.map((value) => ({ label: sectionTitle(value, face), value }));
  const call = { activity, command: "report edit", args };
  return [ways, { kind: "pick", placeholder: "Edit a section", options, min: 1, max: 1, call, arg: "section" }];
}
