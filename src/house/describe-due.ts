import type { Due } from "#adapters/web/port.ts";
import type { DueSoon } from "#db/queries/work.ts";

const ALARMS: Record<string, string> = {
  "poll due": "Poll {poll} closes",
  "poll remind-due": "Reminder of poll {poll} to those who have not voted",
  "remind due": "Reminder {reminder}",
};

/** What waits for the clock, in words. */
export function describeDue(due: DueSoon): Due {
  const at = due.runAt.toString();
  if (due.kind === "post") return { at, what: `A message: ${due.notice}` };
  const { command, args } = due.call;
  const words = ALARMS[command] ?? command;
  return { at, what: words.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? "")) };
}
