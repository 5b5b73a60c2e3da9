import type { Due } from "#adapters/web/port.ts";
import type { Command } from "#core/contract/command.ts";
import type { DueSoon } from "#db/queries/work-coming.ts";

/** What waits for the clock, in words. */
export function describeDue(commands: ReadonlyMap<string, Command>, due: DueSoon): Due {
  const at = due.runAt.toString();
  if (due.kind === "post") return { at, what: `A message: ${due.notice}` };
  const { command, args } = due.call;
  return { at, what: commands.get(command)?.due?.(args) ?? command };
}
