import type { Choice } from "#core/contract/view.ts";
import { objectionButtons } from "./consensus.ts";
import type { DiscussionFace } from "./discussion.ts";
import { button } from "./say.ts";

/** What a reader can do in it; `show`: also see all of it. */
export function discussionWays(face: DiscussionFace, { show }: { show: boolean }): Choice[] {
  const { activity, number, phase, call, coChair, own } = face;
  const to = (label: string, verb: string, more: Record<string, string> = {}): Choice =>
    button(label, activity, `discussion ${verb}`, { discussion: String(number), ...more });
  const open = phase === "comments" || phase === "call";
  const objections = call && phase !== "concluded" ? objectionButtons(call.view, { coChair, own: own?.objection }) : [];
  return [
    ...(open
      ? [
          to("Support", "position", { position: "support" }),
          to("Support with a comment…", "position", { position: "support-with-comment" }),
          to("Object…", "position", { position: "object" }),
          to("Abstain", "position", { position: "abstain" }),
        ]
      : []),
    ...(open || phase === "waiting" ? [to("Comment…", "comment")] : []),
    ...(phase === "call" ? [{ ...to("More time", "hold"), confirm: "Ask for more time before this is agreed?" }] : []),
    ...objections.flatMap((part) => (part.kind === "choices" ? part.options : [])),
    ...(show ? [to("Show all", "show")] : []),
  ];
}
