import { expect } from "vitest";
import { approve } from "./approve.ts";
import type { Story } from "./cast.ts";
import { hold } from "./hold.ts";
import { join } from "./join.ts";
import { propose } from "./propose.ts";
import { report } from "./report.ts";

/** Before the first reminder of it: what is due on the way there is not looked at here. */
export const BEGINS = "2025-09-05T06:00:00Z";

/** From the first registration to the executive summary that was sent. `joined`: once all are confirmed. */
export async function tellMeetingStory(story: Story, joined: () => Promise<void> = async () => {}): Promise<void> {
  await join(story);
  await joined();
  await propose(story);
  await approve(story);
  await hold(story);
  await report(story);
  expect(story.test.log.lines.filter((line) => line.level === "error")).toEqual([]);
}
