import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { NewSeats } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { findMember } from "../member/find-member.ts";
import { namedOrganization } from "../organization/find-organization.ts";

export type AskedSeats = {
  per: Poll["box"]["per"];
  eligible?: Poll["eligible"] | undefined;
  named?: string | undefined;
  late?: boolean | undefined;
};

/** Whose seats these are; naming somebody says that only the named are asked. */
export async function eligibleFor(ctx: PersonContext, { per, eligible, named, late }: AskedSeats) {
  const who = eligible ?? (named === undefined ? "members" : "named");
  if (late && who !== "members")
    throw wrong("Only a poll for all members takes those confirmed later.", "Leave late out.", "late");
  if (who !== "named") {
    if (named !== undefined)
      throw wrong(`Names are for eligible:named, and this says ${who}.`, "Leave eligible out.", "named");
    return { eligible: who, only: who === "representatives" ? who : undefined };
  }
  const names = (named ?? "")
    .split(/[;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (names.length === 0)
    throw wrong("Nobody is named.", 'Name them: named:"3; 5", or organizations where a poll counts these.', "named");
  const only: NewSeats["only"] = [];
  for (const name of names) only.push(await idOf(ctx, per, name));
  return { eligible: who, only };
}

async function idOf(ctx: PersonContext, per: AskedSeats["per"], name: string): Promise<number> {
  try {
    return per === "person" ? (await findMember(ctx, name)).personId : (await namedOrganization(ctx, name)).id;
  } catch (error) {
    if (error instanceof Problem) throw wrong(error.message, error.hint, "named");
    throw error;
  }
}

/** Each who is named must have a vote, or somebody would wait for it in vain. */
export function allSeated(only: NewSeats["only"], seats: number): void {
  if (!Array.isArray(only) || new Set(only).size === seats) return;
  const message = `Of those named, ${seats === 1 ? "only 1 has" : `only ${seats} have`} a vote.`;
  throw wrong(message, "Name those who are confirmed in a category that counts.", "named");
}

const wrong = (message: string, hint: string, field: string) => new Problem({ code: "invalid", message, hint, field });
