import { Routes } from "discord.js";
import type { Caller } from "./caller.ts";
import type { CommandJson, OptionJson } from "./command-json.ts";
import type { Failure } from "./failure.ts";

const sorted = (numbers: number[] | null | undefined): number[] => [...(numbers ?? [])].sort((a, b) => a - b);

function comparableOption(option: OptionJson): unknown {
  return [
    option.type,
    option.name,
    option.description,
    option.required ?? false,
    option.autocomplete ?? false,
    option.max_length ?? null,
    (option.choices ?? []).map(({ name, value }) => [name, value]),
    (option.options ?? []).map(comparableOption),
  ];
}

/** What Discord gives back has defaults filled in and fields of its own: only what we send is compared. */
function comparable(commands: CommandJson[]): string {
  const told = commands.map((command) => [
    command.name,
    command.type ?? 1,
    command.description,
    sorted(command.contexts),
    sorted(command.integration_types),
    (command.options ?? []).map(comparableOption),
  ]);
  return JSON.stringify(told.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

export type Registered = { ok: true; changed: boolean } | { ok: false; failure: Failure };

/** Registers only when something changed: Discord counts registrations, and clients reload them. */
export async function registerCommands(
  call: Caller,
  applicationId: string,
  wanted: CommandJson[],
): Promise<Registered> {
  const route = Routes.applicationCommands(applicationId);
  const now = await call({ method: "GET", route });
  if (!now.ok) return now;
  if (comparable(now.body as CommandJson[]) === comparable(wanted)) return { ok: true, changed: false };
  const put = await call({ method: "PUT", route, body: wanted });
  return put.ok ? { ok: true, changed: true } : put;
}
