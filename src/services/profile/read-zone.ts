import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";

const ZONES = Intl.supportedValuesOf("timeZone");
const COMPLETED = 25;
const oneWay = (name: string) => name.trim().toLowerCase().replaceAll(" ", "_");

/** A time zone by its whole name or its city, "Tokyo"; none for "default": the activity's own. */
export function readZone(said: string): string | null {
  const typed = oneWay(said);
  if (typed === "default") return null;
  const found = ZONES.find((zone) => zone.toLowerCase() === typed) ?? ofCity(typed) ?? canonical(said.trim());
  if (found !== undefined) return found;
  throw new Problem({
    code: "invalid",
    message: `"${said.slice(0, 80)}" is not a time zone that is known here.`,
    hint: "Write it as Europe/Zurich or Asia/Tokyo, or default for that of the activity.",
    field: "zone",
  });
}

function ofCity(typed: string): string | undefined {
  const found = ZONES.filter((zone) => zone.toLowerCase().endsWith(`/${typed}`));
  return found.length === 1 ? found[0] : undefined;
}

/** Names that are valid without being listed, such as UTC. */
function canonical(name: string): string | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

export async function completeZones(_ctx: Context, typed: string): Promise<Option[]> {
  const words = oneWay(typed);
  const fitting = ZONES.filter((zone) => zone.toLowerCase().includes(words)).slice(0, COMPLETED);
  return fitting.map((zone) => ({ label: zone.replaceAll("_", " "), value: zone }));
}
