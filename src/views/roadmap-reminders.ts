import type { Waiting } from "#core/contract/board.ts";
import type { Reminded } from "#core/contract/reminders.ts";
import type { Span } from "#core/contract/view.ts";
import { button, choices, counted, line } from "./say.ts";

type Left = { number: number; deliverable: string | null; title: string; body: string };
type Due = {
  activity: string;
  left: Left[];
  /** All of them: "12; 14-20". */
  numbers: string;
  since: string;
  verified: boolean;
  due: string;
  over: boolean;
  zone: string;
};
const NAMED = 10;

/** Where alarms are listed. */
export const checkName = (left: number, since: string) =>
  `${counted(left, "roadmap entry", "roadmap entries")} of ${since} to their contacts`;

/** To whoever is asked whether entries of the roadmap are still right. */
export function checkReminder({ activity, left, numbers, since, verified, due, over, zone }: Due): Reminded {
  const many = counted(left.length, "entry", "entries");
  const asked = `Please say whether ${many} of the roadmap ${left.length === 1 ? "is" : "are"} still right`;
  const last: Span[] = [
    verified ? "Last verified on " : "In the roadmap, without having been verified, since ",
    { at: since, zone, show: "date" },
    ".",
  ];
  const when: Span[] = over ? [`${asked}. `] : [`${asked}, by `, { at: due, zone, show: "date" }, ". "];
  const items = left
    .slice(0, NAMED)
    .map(({ number, deliverable, title, body }): Span[] => [
      { bold: `${number}` },
      ` ${deliverable === null ? "" : `${deliverable}, `}${title} (${body})`,
    ]);
  const more = left.length - NAMED;
  const mine = button("Show my entries", activity, "roadmap list", { mine: "yes" });
  return {
    summary: `${asked}.`,
    lead: [...when, ...last],
    parts: [{ kind: "list", ordered: false, items }, ...(more > 0 ? [line(`… and ${more} more.`)] : [])],
    actions: [
      choices(
        button(left.length === 1 ? "It is right" : "All of them are right", activity, "roadmap verify", {
          entries: numbers,
        }),
        mine,
      ),
      line("What is not right is changed with roadmap edit."),
    ],
    open: mine,
    why: `You receive this because you are the contact of ${left.length === 1 ? "this entry" : "these entries"}.`,
  };
}

/** To whoever runs the activity: nobody can be reminded of these. */
export const unverifiedWaits = (activity: string, count: number): Waiting => ({
  said: [
    `${counted(count, "entry", "entries")} of the roadmap ${count === 1 ? "was" : "were"} not verified for too long, and ${count === 1 ? "has" : "have"} no contact who is a member.`,
  ],
  open: button("Show them", activity, "roadmap list", { due: "yes" }),
});
