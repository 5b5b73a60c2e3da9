import { ROLE_NAMES } from "#core/contract/charter.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { SandboxPerson } from "./port.ts";

export type Try = { text: string; why: string };

const REACH = { anyone: 0, member: 0, officer: 1, "co-chair": 2 } as const;
const MOST = 4;
/** Of who takes part already, and leads nothing. */
const TAKING_PART = ["poll list", "meeting show", "help"];
/** What helps first, by how far a person's powers reach. Names not declared are passed over. */
const FIRST = [
  ["register", "poll list", "help"],
  ["member list", "member confirm", "poll list", "help"],
  ["member list", "poll open", "room list", "help"],
] as const;

const isOf = (person: SandboxPerson, name: string): boolean =>
  person.roles.some((role) => role.toLowerCase().startsWith(name));

export const leads = (person: SandboxPerson): boolean => ROLE_NAMES.some((name) => isOf(person, name));

function reachOf(person: SandboxPerson): 0 | 1 | 2 {
  if (isOf(person, "co-chair")) return REACH["co-chair"];
  return leads(person) ? REACH.officer : REACH.anyone;
}

function textFor({ register }: SandboxPerson, { name, examples }: Declaration): string {
  return (name === "register" ? register : undefined) ?? examples[0] ?? name;
}

/** Lines to begin with, suited to who is acted as. */
export function triesFor(person: SandboxPerson, declarations: Declaration[]): Try[] {
  const reach = reachOf(person);
  const named = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const names: readonly string[] = person.registered && reach === REACH.anyone ? TAKING_PART : FIRST[reach];
  return names
    .map((name) => named.get(name))
    .filter((declaration) => declaration !== undefined)
    .filter((declaration) => REACH[declaration.access] <= reach)
    .slice(0, MOST)
    .map((declaration) => ({ text: textFor(person, declaration), why: declaration.summary }));
}
