import type { Waiting } from "#core/contract/board.ts";
import { button } from "./say.ts";

const WHY = {
  raised: "was raised and waits to be discussed, escalated or resolved",
  reopened: "was reopened and waits to be discussed, escalated or resolved",
  unread: "is escalated, and no report can ask it, because reports are shown to more people than the matter",
  discussed: "was discussed and waits to be resolved or escalated",
};

export const matterWaits = (
  activity: string,
  { number, title, why }: { number: number; title: string; why: keyof typeof WHY },
): Waiting => ({
  said: [`Matter ${number} ${WHY[why]}: `, { bold: title }],
  open: button(`Show matter ${number}`, activity, "matter show", { matter: String(number) }),
});
