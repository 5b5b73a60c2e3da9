import { may } from "#core/contract/access.ts";
import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Report } from "#db/queries/report.ts";
import { momentInWords } from "../time/show-deadline.ts";

export type ReportState = Report["state"];
export const MOVES = ["draft", "edit", "approve", "send", "revise", "withdraw"] as const;
export type Move = (typeof MOVES)[number];

/** What may be done in each state, and where it may lead. An approval of several leaves it a draft until the last one; nothing changes the words of one that is approved: its revision is a report of its own, and takes its place once it is approved too, unless it was sent. */
export const TRANSITIONS: Record<ReportState, Partial<Record<Move, readonly ReportState[]>>> = {
  draft: { draft: ["draft"], edit: ["draft"], approve: ["draft", "approved"], withdraw: ["withdrawn"] },
  approved: { send: ["sent"], revise: ["approved", "replaced"] },
  sent: { revise: ["sent"] },
  replaced: {},
  withdrawn: {},
};

export const isPossible = (state: ReportState, move: Move) => TRANSITIONS[state][move] !== undefined;

/** Throws a Problem that says what is possible now. */
export function mustBePossible(ctx: Context, report: Report, move: Move): void {
  if (isPossible(report.state, move)) return;
  throw new Problem({
    code: report.state === "draft" ? "conflict" : "too late",
    message: refusal(ctx, report),
    hint: possibleNow(ctx, report),
    field: "report",
  });
}

function refusal({ activity }: Context, { number, state, approvedAt, sentAt, revised }: Report): string {
  const on = (at: Temporal.Instant | null) => (at === null ? "" : ` on ${momentInWords(at, activity.zone)}`);
  switch (state) {
    case "draft":
      return `Report ${number} is a draft; it is sent or revised once it is approved.`;
    case "approved":
      return `Report ${number} was approved${on(approvedAt)}, and its text is final.`;
    case "sent":
      return `Report ${number} was sent${on(sentAt)}, and its text is final.`;
    case "replaced":
      return `Report ${number} was replaced by its revision, report ${revised?.number}.`;
    case "withdrawn":
      return `Report ${number} is withdrawn.`;
    default:
      return state satisfies never;
  }
}

/** Those moves of the state that the asker has a command for. */
function possibleNow({ commands, actor, prefix }: Context, { number, state }: Report): string {
  const mayUse = (name: string) => {
    const command = commands.find((one) => one.name === name);
    return command !== undefined && actor.kind === "person" && may(actor, command.access);
  };
  const moves = MOVES.filter((move) => isPossible(state, move));
  const names = [...moves, "show", "export"].map((verb) => `report ${verb}`).filter(mayUse);
  return `Possible now: ${names.map((name) => `${prefix}${name} report:${number}`).join("; ")}.`;
}
