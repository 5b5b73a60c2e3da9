import type { Waiting } from "#core/contract/board.ts";
import type { Leader } from "#core/contract/leader.ts";
import type { Span } from "#core/contract/view.ts";
import { postName } from "./nomination.ts";
import { button, counted } from "./say.ts";

type Named = { number: number; body: string; direction: "to" | "from" };
type Open = Named & { window: boolean; endsAt: string; zone: string; nominees: { state: string }[] };

export function nominationOpen(open: Open): Span[] {
  const { number, window, endsAt, zone, nominees } = open;
  const live = nominees.filter(({ state }) => state === "named" || state === "accepted").length;
  return [
    { bold: `Nomination ${number}: ${postName(open)}` },
    window ? " Objections until " : " Nominations until ",
    { at: endsAt, zone, show: "datetime" },
    `. ${live === 0 ? "Nobody is nominated yet" : counted(live, "nominee")}.`,
  ];
}

const show = (activity: string, nomination: number) =>
  button(`Show nomination ${nomination}`, activity, "nomination show", { nomination: String(nomination) });

type Objection = { nomination: number; number: number; state: string; objector: string };

export const objectionWaits = (activity: string, { nomination, number, state, objector }: Objection): Waiting => ({
  said: [
    state === "answered"
      ? `Your objection ${number} in nomination ${nomination} was answered. Withdraw it if that meets it.`
      : `Objection ${number} of ${objector} in nomination ${nomination} waits for an answer.`,
  ],
  open: show(activity, nomination),
});

type Decide = Named & { phase: "vacant" | "deciding"; leader: Leader };

export const nominationWaits = (activity: string, { phase, leader, ...post }: Decide): Waiting => ({
  said: [
    phase === "vacant"
      ? `No nominee is left in nomination ${post.number}, which waits for ${leader.one}: `
      : `The objection window of nomination ${post.number} is over, and the appointment waits for ${leader.one}: `,
    { bold: postName(post) },
  ],
  open: show(activity, post.number),
});

export const nominationEnds = (post: Named & { window: boolean }): string =>
  `the ${post.window ? "objection window" : "nomination period"} of nomination ${post.number} ends: ${postName(post)}`;
