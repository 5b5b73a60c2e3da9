import type { RoomVisibility } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Statement } from "#db/queries/statement.ts";
import { visibleTo } from "../room/who-sees.ts";
import { isOwn } from "./moves-of.ts";
import { categoryOf, whyUnheard } from "./why-unheard.ts";

const isOfficer = ({ actor }: PersonContext) => actor.roles.length > 0;

/** Officers, and members whose affiliation is confirmed and whose category is heard. Throws a Problem for others. */
export function mustBeHeard({ activity, actor }: PersonContext): void {
  const { one } = leaderOf(activity.charter);
  const why = whyUnheard(activity, actor);
  switch (why) {
    case undefined:
      return;
    case "category":
      throw new Problem({
        code: "forbidden",
        message: `The category "${categoryOf(activity, actor)}" sees statements, and neither drafts nor answers them.`,
        hint: `If the category is wrong, register again with the right one, or ask ${one}.`,
      });
    case "unconfirmed":
      throw new Problem({
        code: "forbidden",
        message:
          "Statements are drafted by members whose affiliation is confirmed, and by those who lead the activity.",
        hint: `The secretariat or ${one} confirms an affiliation.`,
      });
    default:
      why satisfies never;
  }
}

/** Officers, who drafted it, and who is responsible for what it answers. */
export async function mustWrite(ctx: PersonContext, statement: Statement): Promise<void> {
  if (isOfficer(ctx) || (await isOwn(ctx, statement, ctx.actor.person))) return;
  const { one } = leaderOf(ctx.activity.charter);
  const who =
    statement.direction === "in"
      ? `Only ${one} or the secretariat can change statement ${statement.number}, which came in from ${statement.sender}.`
      : `Statement ${statement.number} is not yours: its author, ${one} and the secretariat can change it.`;
  const hint = `Please ask ${one}, or comment in its review.`;
  throw new Problem({ code: "forbidden", message: who, hint, field: "statement" });
}

/** Officers and who is responsible, as long as they may answer. */
export function mustAnswerFor(ctx: PersonContext, statement: Statement): void {
  if (isOfficer(ctx)) return;
  if (statement.responsibleId === ctx.actor.person) {
    mustBeHeard(ctx);
    return;
  }
  const { one } = leaderOf(ctx.activity.charter);
  const message = `Only who is responsible for statement ${statement.number}, ${one} and the secretariat can do that.`;
  throw new Problem({ code: "forbidden", message, hint: `Please ask ${one}.`, field: "statement" });
}

/** Nobody drafts what they could not see themselves. */
export function mustSee(ctx: PersonContext, visibility: RoomVisibility): void {
  if (visibleTo(ctx.actor).includes(visibility)) return;
  const { all, one } = leaderOf(ctx.activity.charter);
  const message = `A statement for ${all} alone would be hidden from you.`;
  throw new Problem({ code: "forbidden", message, hint: `Leave "for" out, or ask ${one}.`, field: "for" });
}
