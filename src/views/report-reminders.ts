import type { Waiting } from "#core/contract/board.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Reminded } from "#core/contract/reminders.ts";
import { type ReportName, type ReportState, reportTitle } from "./report.ts";
import { button, choices, line } from "./say.ts";

type Meeting = { activity: string; number: number; title: string; on: string };

type To = { who: "co-chairs" | "secretariat"; leader: Leader; parent: string };

/** To those who see to it that the parent group hears of a meeting. */
export function summaryReminder(
  meeting: Meeting,
  report: (ReportName & { state: ReportState }) | undefined,
  { who, leader, parent }: To,
): Reminded {
  const { activity, number, title, on } = meeting;
  const opening = `The executive summary of meeting ${number} ${report ? STATES[report.state] : "is not drafted yet"}.`;
  const open = report
    ? button(`Show report ${report.number}`, activity, "report show", { report: String(report.number) })
    : button("Draft the executive summary", activity, "report draft", { meeting: String(number) });
  const send =
    report?.state === "approved"
      ? [button("It is sent", activity, "report send", { report: String(report.number) })]
      : [];
  const role = who === "co-chairs" ? leader.one : "the secretariat";
  return {
    summary: `${opening} ${title}, held on ${on}.`,
    lead: [opening],
    parts: [line({ bold: title }, `, held on ${on}.`)],
    actions: [choices(open, ...send)],
    open,
    why: `You receive this because you are ${role}, and it is to go to ${parent}.`,
  };
}

const STATES: Record<ReportState, string> = {
  draft: "is a draft that is not approved yet",
  approved: "is approved and not sent yet",
  sent: "is sent",
  replaced: "was replaced by its revision",
  withdrawn: "is withdrawn",
};

/** Of reports that nobody is reminded of. */
export const reportWaits = (report: ReportName & { state: "draft" | "approved" }): Waiting => ({
  said: [`${reportTitle(report)} ${STATES[report.state]}.`],
  open: button(`Show report ${report.number}`, report.activity, "report show", { report: String(report.number) }),
});
