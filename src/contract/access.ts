import type { Charter } from "./charter.ts";
import type { Access } from "./command.ts";
import type { PersonActor } from "./context.ts";
import { type Leader, leaderOf } from "./leader.ts";

/** May this person call commands of that access at all? Rules about the thing itself are the services'. */
export function may(actor: PersonActor, access: Access): boolean {
  switch (access) {
    case "anyone":
      return true;
    case "member":
      return actor.membership !== undefined || actor.roles.length > 0;
    case "officer":
      return actor.roles.length > 0;
    case "co-chair":
      return actor.roles.includes("co-chair");
    case "clock":
      return false;
    default:
      return access satisfies never;
  }
}

const who = ({ one }: Leader) => ({
  anyone: "everyone",
  member: "members of this activity",
  officer: `${one} or the secretariat`,
  "co-chair": one,
});

/** From the widest to the narrowest. */
export const WIDTHS = ["anyone", "member", "officer", "co-chair"] as const;

/** What someone who is no member does to become one. */
export const howToTakePart = ({ waitsFor }: Pick<PersonActor, "waitsFor">, prefix: string): string =>
  waitsFor === undefined
    ? `Type ${prefix}register to take part.`
    : `Your registration for ${waitsFor} waits for an approval. You will be notified.`;

/** "Only a co-chair can …". */
export const whoMay = (access: Exclude<Access, "clock">, charter: Charter): string => who(leaderOf(charter))[access];
