import type { Problem } from "#core/contract/problem.ts";
import type { Case, Found } from "./case.ts";
import { within } from "./desk.ts";
import { type Asking, readBefore } from "./fill-in.ts";
import { filesOf } from "./read-files.ts";
import { saidAtField } from "./said-at-field.ts";

/** The form for what the schema does not take as it is. */
export async function askFor(one: Case, found: Found, gap: Asking["gap"]): Promise<Asking> {
  return { found, gap, live: await readInTime(one, found) };
}

/** The form again for a field that was wrong; a file that was refused is not kept. */
export async function askAgain(one: Case, before: Found, error: Problem, field: string): Promise<Asking> {
  const { filled } = one;
  const refused = filesOf(before.command).has(field);
  const { [field]: _, ...others } = before.args;
  const found = refused ? { ...before, args: others } : before;
  if (!filled && !isNeeded(before, field)) throw error;
  const errors: Record<string, string> = filled ? { [field]: atField(one, before, error, field) } : {};
  const gap = { status: "incomplete" as const, missing: filled ? [] : [field], errors };
  return { found, gap, live: await readInTime(one, found) };
}

const readInTime = async (one: Case, found: Found) =>
  await within(readBefore(one, found), one.desk.patience.planMs, one.desk.log);

function atField({ desk, adapter }: Case, { command }: Found, { message, hint }: Problem, field: string): string {
  const declaration = desk.declarations.find(({ name }) => name === command.name);
  const said = `${message} ${hint}`;
  if (declaration === undefined) return said;
  return saidAtField(said, { declaration, field, commands: desk.declarations, prefix: adapter.can.typed.prefix });
}

/** What only the command could know to be wanted is asked for like what is always wanted; and a file, which cannot be typed. */
const isNeeded = ({ command, args }: Found, field: string) =>
  field in command.input.shape && !(field in args) && (command.needs !== undefined || filesOf(command).has(field));
