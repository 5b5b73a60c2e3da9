import type { Reminded } from "#core/contract/reminders.ts";
import { officeName, renewWays, reportWay, showLiaisonWay } from "./liaison.ts";
import { button, capitalized, choices, inARow, line } from "./say.ts";

type Office = { activity: string; number: number; name: string; body: string; direction: "to" | "from"; zone: string };
type Meeting = { meeting: number; title: string; startsAt: string; inWords: string; over: boolean };

/** To the representative who has not reported. */
export function reportReminder(office: Office & Meeting): Reminded {
  const { activity, meeting, title, startsAt, inWords, over, zone } = office;
  const before = over
    ? `Your report to meeting ${meeting} is overdue: the meeting began on `
    : `Your report to meeting ${meeting} is expected before it starts, on `;
  const way = reportWay(activity, office, meeting);
  return {
    summary: `${before}${inWords}.`,
    lead: [before, { at: startsAt, zone, show: "datetime" }, "."],
    parts: [
      line({ bold: title }),
      line("It says the concerns raised, the statements both ways and the events of the next year."),
    ],
    actions: [choices({ ...way, tone: "main" })],
    open: way,
    why: `You receive this because you are ${officeName(office)}.`,
  };
}

/** To those who lead the activity: who has not reported. */
export function missingReports(
  of: Meeting & { activity: string; zone: string; owing: Office[]; leader: string },
): Reminded {
  const { activity, meeting, startsAt, inWords, zone, owing, leader } = of;
  const before = `Reports to meeting ${meeting} are missing, which began on `;
  const list = button("Show the representatives", activity, "liaison list");
  const names = owing.map((one) => `${one.name} (${one.direction} ${one.body})`);
  return {
    summary: `${before}${inWords}: ${inARow(names)}.`,
    lead: [before, { at: startsAt, zone, show: "datetime" }, "."],
    parts: [line(`Still owed by ${inARow(names)}.`)],
    actions: [choices(list)],
    open: list,
    why: `You receive this because you are ${leader}.`,
  };
}

type Ends = Office & { until: string; untilInWords: string; over: boolean };

/** To the representative: the term ends. */
export function termReminder(office: Ends & { leaders: string }): Reminded {
  const { activity, number, until, untilInWords, over, zone, leaders } = office;
  const before = over ? `Your term as ${officeName(office)} ended on ` : `Your term as ${officeName(office)} ends on `;
  const show = showLiaisonWay(activity, number);
  return {
    summary: `${before}${untilInWords}.`,
    lead: [before, { at: until, zone, show: "date" }, "."],
    parts: [
      line(
        `${capitalized(leaders)} will review it, and renew or end it. Please tell them whether you are ready for another term.`,
      ),
    ],
    actions: [choices(show)],
    open: show,
    why: `You receive this because you are ${officeName(office)}.`,
  };
}

/** To those who lead the activity. */
export function termToReview(office: Ends & { leader: string }): Reminded {
  const { activity, number, name, until, untilInWords, over, zone, leader } = office;
  const before = over
    ? `The term of ${name}, ${officeName(office)}, ended on `
    : `The term of ${name}, ${officeName(office)}, ends on `;
  return {
    summary: `${before}${untilInWords}.`,
    lead: [before, { at: until, zone, show: "date" }, "."],
    parts: [line("Please review it: renew it or end it.")],
    actions: [choices(...renewWays(activity, number))],
    open: showLiaisonWay(activity, number),
    why: `You receive this because you are ${leader}.`,
  };
}
