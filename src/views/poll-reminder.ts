import type { Reminded } from "#core/contract/reminders.ts";
import type { PollFace } from "./poll.ts";
import { button, ended, line } from "./say.ts";

export function pollReminder(face: PollFace, organization: string | undefined): Reminded {
  const done = face.aside ? "answered" : "voted";
  const opening = `Poll ${face.number} is open until `;
  return {
    summary: `${opening}${face.endsInWords}: ${ended(face.question)}`,
    lead: [opening, { at: face.endsAt, zone: face.zone, show: "datetime" }, "."],
    parts: [line({ bold: face.question })],
    actions: [...face.list, ...face.ways],
    open: button(`Show poll ${face.number}`, face.activity, "poll show", { poll: String(face.number) }),
    why: organization
      ? `You receive this because you speak for ${organization}, which has not ${done} yet.`
      : `You receive this because ${face.aside ? "you are asked and have not answered" : "you have a vote and have not used it"} yet.`,
  };
}
