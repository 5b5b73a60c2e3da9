import type { Choice } from "#core/contract/view.ts";
import { button } from "./say.ts";
import type { StatementFace } from "./statement-face.ts";

const LABELS: Record<string, { label: string; main?: true }> = {
  reply: { label: "Reply…", main: true },
  assign: { label: "Assign…" },
  note: { label: "Note…" },
  redirect: { label: "Redirect…" },
  review: { label: "Start the review…", main: true },
  approve: { label: "Approve", main: true },
  send: { label: "Mark as sent…", main: true },
  edit: { label: "Change…" },
  reopen: { label: "Open again" },
  withdraw: { label: "Withdraw…" },
};

/** What a reader can do with it; a room is offered what anybody may try. `show`: also see all of it. */
export function statementWays(face: StatementFace, { show }: { show: boolean }): Choice[] {
  const { activity, number, moves, discussion, state, version } = face;
  const about = { statement: String(number) };
  const to = (label: string, verb: string, more: Record<string, string> = {}): Choice =>
    button(label, activity, `statement ${verb}`, { ...about, ...more });
  const ways = Object.entries(LABELS).filter(([move]) => moves.includes(move));
  return [
    ...(state === "review" && discussion && !discussion.ended
      ? [button("Comment…", activity, "discussion comment", { discussion: String(discussion.number) })]
      : []),
    ...ways.map(
      ([move, { label, main }]): Choice => ({
        ...to(label, move, move === "approve" ? { as: String(version) } : {}),
        ...(main ? { tone: "main" as const } : {}),
      }),
    ),
    ...(show ? [to("Show all", "show")] : [to("As a document (.docx)", "export")]),
    ...(discussion
      ? [
          button(`Discussion ${discussion.number}`, activity, "discussion show", {
            discussion: String(discussion.number),
          }),
        ]
      : []),
  ];
}
