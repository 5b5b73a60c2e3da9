import type { Asks, Command, DeclaredField } from "#core/contract/command.ts";
import type { Context } from "#core/contract/context.ts";

/** What is asked in the place of an argument, by that argument. */
export type Asked = Record<string, Asks>;

/** The fields a command makes from the record for this call; none where it cannot say yet what to ask. */
export async function readAsks(command: Command, ctx: Context, args: Record<string, unknown>): Promise<Asked> {
  const asked: Asked = {};
  for (const [name, ask] of Object.entries(command.asks ?? {})) {
    const asks = await ask(ctx, args);
    if (asks) asked[name] = asks;
  }
  return asked;
}

/** "choice.2": the second field in the place of `choice`. */
const nameOf = (argument: string, field: string) => `${argument}.${field}`;

export function fieldsInstead(argument: string, { fields }: Asks): DeclaredField[] {
  return fields.map((field) => ({ ...field, name: nameOf(argument, field.name), reference: false, completes: false }));
}

export function valuesInstead(asked: Asked): Record<string, string | string[]> {
  const all = Object.entries(asked).flatMap(([argument, { values }]) =>
    Object.entries(values).map(([field, value]) => [nameOf(argument, field), value] as const),
  );
  return Object.fromEntries(all);
}

/** A mistake in the argument stands at the first of them. */
export function errorsInstead(asked: Asked, errors: Record<string, string>): Record<string, string> {
  const all = Object.entries(errors).map(([name, error]): [string, string] => {
    const first = asked[name]?.fields[0];
    return [first ? nameOf(name, first.name) : name, error];
  });
  return Object.fromEntries(all);
}

/** What such fields were answered with becomes the argument they stand for. */
export function withAnswers({ asks }: Command, args: Record<string, unknown>): Record<string, unknown> {
  let all = args;
  for (const argument of Object.keys(asks ?? {})) {
    const own = Object.keys(all).filter((name) => isOf(argument, name));
    if (own.length === 0) continue;
    const inOrder = own.toSorted((a, b) => numberOf(argument, a) - numberOf(argument, b));
    const answers = inOrder.flatMap((name) => all[name]).filter((answer) => answer !== undefined && answer !== "");
    const rest = Object.entries(all).filter(([name]) => !own.includes(name));
    all = { ...Object.fromEntries(rest), [argument]: answers };
  }
  return all;
}

const isOf = (argument: string, name: string) =>
  name.startsWith(`${argument}.`) && /^\d{1,3}$/.test(name.slice(argument.length + 1));
const numberOf = (argument: string, name: string) => Number(name.slice(argument.length + 1));
