import type { Reminded } from "#core/contract/reminders.ts";
import type { Choice, Part } from "#core/contract/view.ts";
import { button, choices, counted } from "./say.ts";

type Due = {
  activity: string;
  meeting: number;
  due: { endsAt: string; endsInWords: string; zone: string; over: boolean };
  documents: { announcement: number | null; title: string }[];
};

const BUTTONS = 5;

/** What somebody announced for a meeting and has not handed in. */
export function documentsDue({ activity, meeting, due, documents }: Due): Reminded {
  const it = documents.length === 1 ? "it" : "they";
  const opening = `You announced ${counted(documents.length, "document")} for meeting ${meeting}; ${it} ${
    due.over ? `${documents.length === 1 ? "was" : "were"} due by` : "can be submitted until"
  } `;
  const late = due.over ? `. ${it === "it" ? "It is" : "They are"} still taken, and marked late.` : ".";
  const titles: Part = {
    kind: "list",
    ordered: false,
    items: documents.map(({ announcement, title }) => [`Announcement ${announcement}: `, { bold: title }]),
  };
  const submits = documents
    .slice(0, BUTTONS)
    .map(
      ({ announcement }): Choice =>
        button(
          documents.length === 1 ? "Submit it" : `Submit announcement ${announcement}`,
          activity,
          "document submit",
          { announcement: String(announcement) },
        ),
    );
  return {
    summary: `${opening}${due.endsInWords}${late} ${documents.map(({ title }) => title).join("; ")}`,
    lead: [opening, { at: due.endsAt, zone: due.zone, show: "datetime" }, late],
    parts: [titles],
    actions: [choices(...submits)],
    open: button(`Show documents for meeting ${meeting}`, activity, "document list", { meeting: String(meeting) }),
    why: `You receive this because you announced ${documents.length === 1 ? "this document" : "these documents"}.`,
  };
}
