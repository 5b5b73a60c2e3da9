import type { Due } from "#adapters/web/port.ts";
import type { Command } from "#core/contract/command.ts";
import type { DueSoon } from "#db/queries/work-coming.ts";

/** What waits for the clock, in words. */
export function describeDue(commands: ReadonlyMap<string, Command>, due: DueSoon): Due {
  const at = due.runAt.toString();
  if (due.kind === "post") return { at, what: `A message about ${aboutOf(due.notice)}` };
  const { command, args } = due.call;
  return { at, what: commands.get(command)?.due?.(args) ?? command };
}

/** "a discussion": the noun that a notice begins with. */
function aboutOf(notice: string): string {
  const [noun = notice] = notice.split(" ");
  if (noun.endsWith("s")) return noun;
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
