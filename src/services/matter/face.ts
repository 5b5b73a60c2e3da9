import type { Reader, Reading } from "#core/contract/card.ts";
import type { Activity } from "#core/contract/context.ts";
import type { MatterFace } from "#core/views/matter.ts";
import { type Matter, matterById } from "#db/queries/matter.ts";
import { standingOf } from "#db/queries/standing.ts";
import { mayBeSeenIn, visibleTo } from "../room/who-sees.ts";

/** The one place that decides what a room or a person may see of a matter: all of it, or nothing. */
export async function readMatter(ctx: Reading, id: number, reader: Reader): Promise<MatterFace | undefined> {
  const matter = await matterById(ctx.db, id);
  if (!matter || !(await maySee(ctx, matter, reader))) return undefined;
  return faceOf(ctx.activity, matter);
}

async function maySee(ctx: Reading, { visibility }: Matter, reader: Reader): Promise<boolean> {
  if ("room" in reader) return mayBeSeenIn(visibility, reader.room.visibility);
  if (visibility === "everyone") return true;
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person)).includes(visibility);
}

export function faceOf({ slug, zone, charter }: Activity, matter: Matter): MatterFace {
  const { number, title, bodies, state, raisedBy, discussion, ask, verb, document } = matter;
  const { deliverables, description, resolution, resolvedAt, escalatedAt, raisedAt } = matter;
  return {
    activity: slug,
    zone,
    parent: charter.parent.acronym ?? charter.parent.name,
    ...{ number, title, bodies, state, raisedBy },
    deliverables: deliverables ?? undefined,
    description: description ?? undefined,
    raisedAt: raisedAt.toString(),
    discussion: discussion
      ? {
          number: discussion.number,
          concluded: discussion.concludedAt !== null,
          outcome: discussion.outcome ?? undefined,
        }
      : undefined,
    asked:
      ask !== null && verb !== null && escalatedAt !== null
        ? { at: escalatedAt.toString(), ask, verb, document: document?.label ?? undefined }
        : undefined,
    resolved: resolvedAt && resolution !== null ? { at: resolvedAt.toString(), how: resolution } : undefined,
  };
}
