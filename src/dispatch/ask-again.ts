import { Problem } from "#core/contract/problem.ts";
import type { Case, Found } from "./case.ts";
import { within } from "./desk.ts";
import { type Asking, readBefore } from "./fill-in.ts";
import { judged } from "./judged.ts";
import { filesOf } from "./read-files.ts";
import { saidAtField } from "./said-at-field.ts";

type Errors = Record<string, string>;

/** The form for what the schema does not take as it is. */
export async function askFor(one: Case, found: Found, gap: Asking["gap"]): Promise<Asking> {
  const errors = { ...(one.filled ? misread(one, found) : {}), ...gap.errors };
  return { found, gap: { ...gap, errors }, live: await readInTime(one, found) };
}

/** The form again for a field that was wrong; a file that was refused is not kept. */
export async function askAgain(one: Case, before: Found, error: Problem, field: string): Promise<Asking> {
  const { filled } = one;
  const refused = filesOf(before.command).has(field);
  const { [field]: _, ...others } = before.args;
  const found = refused ? { ...before, args: others } : before;
  if (!filled && !isNeeded(before, field)) throw error;
  const errors = filled ? { ...misread(one, before), [field]: atField(one, before, error, field) } : {};
  const gap = { status: "incomplete" as const, missing: filled ? [] : [field], errors };
  return { found, gap, live: await readInTime(one, found) };
}

const readInTime = async (one: Case, found: Found) =>
  await within(readBefore(one, found), one.desk.patience.planMs, one.desk.log);

/** What else would be refused, as far as it can be told without the record: so that a form comes back once for all of it. */
function misread(one: Case, found: Found): Errors {
  const { command, activity, args } = found;
  const taken = judged(command, args);
  const at = { now: one.desk.clock.now(), activity };
  const wrong = Object.entries(command.reads ?? {}).flatMap(([name, read]): [string, string][] => {
    if (typeof taken[name] !== "string" || taken[name] === "") return [];
    try {
      read(at, taken[name], taken);
      return [];
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const field = error.field ?? name;
      return [[field, atField(one, found, error, field)]];
    }
  });
  return Object.fromEntries(wrong);
}

function atField({ desk, adapter }: Case, { command }: Found, { message, hint }: Problem, field: string): string {
  const declaration = desk.declarations.find(({ name }) => name === command.name);
  const said = `${message} ${hint}`;
  if (declaration === undefined) return said;
  return saidAtField(said, { declaration, field, commands: desk.declarations, prefix: adapter.can.typed.prefix });
}

/** What only the command could know to be wanted is asked for like what is always wanted; and a file, which cannot be typed. */
const isNeeded = ({ command, args }: Found, field: string) =>
  field in command.input.shape && !(field in args) && (command.needs !== undefined || filesOf(command).has(field));
