import type { Waiting } from "#core/contract/board.ts";
import { button, inARow } from "./say.ts";

/** `members`: the first of them. */
export function registrationsWait(
  activity: string,
  members: { name: string; organization: string }[],
  waiting: number,
): Waiting {
  const names = members.map(({ name, organization }) => `${name} (${organization})`);
  const others = waiting - members.length;
  const who = inARow(others > 0 ? [...names, `${others} more`] : names);
  return {
    said: [
      waiting === 1
        ? `1 registration waits for a confirmation: ${who}.`
        : `${waiting} registrations wait for a confirmation: ${who}.`,
    ],
    open: button("Show who waits", activity, "member list", { state: "waiting" }),
  };
}
