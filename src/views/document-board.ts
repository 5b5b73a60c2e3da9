import type { Waiting } from "#core/contract/board.ts";
import { button, counted } from "./say.ts";

export const documentsWait = (activity: string, meeting: number, count: number): Waiting => ({
  said: [
    `${counted(count, "input document")} for meeting ${meeting} ${count === 1 ? "stands" : "stand"} under no item of its agenda.`,
  ],
  open: button(`Show documents for meeting ${meeting}`, activity, "document list", { meeting: String(meeting) }),
});
