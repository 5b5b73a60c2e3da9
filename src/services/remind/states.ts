import type { Reminders, State } from "#core/contract/reminders.ts";

export type WithState = Reminders & { state: State };

/** The states members can be in, as their nouns declare them. */
export const statesOf = (reminders: ReadonlyMap<string, Reminders>): WithState[] =>
  [...reminders.values()].filter((one): one is WithState => one.state !== undefined);

export function stateNamed(reminders: ReadonlyMap<string, Reminders>, who: string): WithState {
  const found = statesOf(reminders).find(({ state }) => state.who === who);
  if (!found) throw new Error(`nothing declares the state "${who}"`);
  return found;
}
