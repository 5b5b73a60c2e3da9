import type { Choice, Part } from "#core/contract/view.ts";
import type { AgendaFace } from "./agenda.ts";
import { button, choices } from "./say.ts";

/** What a button to step was shown with when no item was on. */
export const NONE_ON = "none";

type Possible = { underWay: boolean; on: string | undefined; next: string | undefined; coChair: boolean };

/** What an officer may want to do next; approving is a co-chair's. */
export function officersButtons(face: AgendaFace, { underWay, on, next, coChair }: Possible): Part[] {
  const { activity, meeting, items, state, meetingState } = face;
  const args = { meeting: String(meeting) };
  const ahead = meetingState === "scheduled" || meetingState === "started";
  const options: Choice[] = [];
  if (underWay && next !== undefined) {
    options.push({
      ...button(on === undefined ? `Take item ${next}` : `Next: item ${next}`, activity, "agenda next", {
        ...args,
        seen: on ?? NONE_ON,
      }),
      tone: "main",
    });
  }
  if (underWay && on !== undefined) {
    options.push(button(`Close item ${on}`, activity, "agenda close-item", { ...args, item: on }));
    const confirm = `Item ${on} goes to the next meeting. Defer it?`;
    options.push({ ...button(`Defer item ${on}`, activity, "agenda defer", { ...args, item: on }), confirm });
  }
  const decides = coChair && ahead && items.length > 0 && state === "draft";
  if (decides) options.push(underWay ? approve(face) : propose(face));
  if (ahead && !underWay) options.push(button("Add an item", activity, "agenda add", args));
  return options.length === 0 ? [] : [choices(...options)];
}

const approve = ({ activity, meeting }: AgendaFace): Choice => ({
  ...button("Approve the agenda", activity, "agenda approve", { meeting: String(meeting) }),
  confirm: "This records that the meeting has approved the agenda as it is now. Record it?",
});

const propose = ({ activity, meeting }: AgendaFace): Choice => ({
  ...button("Propose to the members", activity, "agenda propose", { meeting: String(meeting) }),
  confirm: "The members are asked to approve the agenda as it is now. Propose it?",
});
