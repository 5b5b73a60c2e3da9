import type { Reading } from "#core/contract/card.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Context } from "#core/contract/context.ts";
import type { Statement } from "#db/queries/statement.ts";
import type { Seen } from "#db/queries/statement-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { isOwn } from "./moves-of.ts";

/** What is for whom it may see, and whose drafts: those of everybody for who runs the activity, else one's own. */
export const seenBy = ({ activity, actor }: Context): Seen => ({
  activityId: activity.id,
  visible: visibleTo(actor),
  drafts: actor.kind === "person" ? draftsFor(actor) : "all",
});

export const draftsFor = ({ roles, person }: { roles: readonly string[]; person: number }): Seen["drafts"] =>
  roles.length > 0 ? "all" : { of: person };

/** Nobody has seen it before its review or its approval but who drafts it and who runs the activity. */
export const isShown = ({ state, direction, discussionId, approvedAt }: Statement) =>
  state !== "draft" && (direction === "in" || discussionId !== null || approvedAt !== null);

type Sight = { visible: RoomVisibility[]; drafts: Seen["drafts"] };

/** The same of one of them. */
export async function maySee(ctx: Pick<Reading, "db">, statement: Statement, { visible, drafts }: Sight) {
  if (!visible.includes(statement.visibility)) return false;
  if (drafts === "all" || isShown(statement)) return true;
  return drafts !== "none" && (await isOwn(ctx, statement, drafts.of));
}
