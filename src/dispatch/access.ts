import { howToTakePart, may, whoMay } from "#core/contract/access.ts";
import type { Access, Command } from "#core/contract/command.ts";
import type { Activity, Actor, Db, PersonActor } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { holdersOf } from "#db/queries/member.ts";

/** Throws a Problem that says why not and what to do instead. */
export async function checkAccess(db: Db, command: Command, actor: Actor, activity: Activity, prefix: string) {
  if (actor.kind === "clock") return;
  if (may(actor, command.access)) return checkNotOver(command, activity, prefix);
  if (command.access === "clock") throw unknownCommand(command.name, prefix);
  throw new Problem({
    code: "forbidden",
    message: `Only ${whoMay(command.access, activity.charter)} can use "${command.name}".`,
    hint: await whatInstead(db, command.access, activity, { actor, prefix }),
  });
}

function checkNotOver({ effect, whenOver }: Command, { over, charter }: Activity, prefix: string): void {
  if (!over || effect === "read" || whenOver) return;
  throw new Problem({
    code: "conflict",
    message: `${charter.acronym} is over, so nothing in it can be changed any more.`,
    hint: `Everything can still be read and exported; ${prefix}activity life shows what was decided.`,
  });
}

export function unknownCommand(name: string, prefix: string): Problem {
  const hint = `Type ${prefix}help to see what you can do here.`;
  return new Problem({ code: "not found", message: `There is no command "${name}".`, hint });
}

type Asking = { actor: PersonActor; prefix: string };

async function whatInstead(db: Db, access: Access, activity: Activity, { actor, prefix }: Asking): Promise<string> {
  if (access === "member") return howToTakePart(actor, prefix);
  const holders = await holdersOf(db, activity.id, access === "co-chair" ? ["co-chair"] : ["co-chair", "secretariat"]);
  if (holders.length > 0) return `Ask ${holders.map((one) => one.name).join(" or ")}.`;
  return `Nobody holds this role yet. Whoever runs the server finds a claim code in its log; type ${prefix}activity claim with it.`;
}
