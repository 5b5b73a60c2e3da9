import type { Reader, Reading } from "#core/contract/card.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Activity } from "#core/contract/context.ts";
import type { MatterFace } from "#core/views/matter.ts";
import { type Matter, matterById } from "#db/queries/matter.ts";
import { standingOf } from "#db/queries/standing.ts";
import { visibleIn, visibleTo } from "../room/who-sees.ts";
import { isDiscussed } from "./state.ts";

/** The one place that decides what a room or a person may see of a matter, and of what it refers to. */
export async function readMatter(ctx: Reading, id: number, reader: Reader): Promise<MatterFace | undefined> {
  const matter = await matterById(ctx.db, id);
  const visible = await visibleFor(ctx, reader);
  return matter && visible.includes(matter.visibility) ? faceOf(ctx.activity, matter, visible) : undefined;
}

async function visibleFor(ctx: Reading, reader: Reader): Promise<RoomVisibility[]> {
  if ("room" in reader) return visibleIn(reader.room.visibility);
  return visibleTo(await standingOf(ctx.db, ctx.activity.id, reader.person));
}

/** `visible`: what whoever reads it may see; a discussion or a document for fewer people is not named to others. */
export function faceOf({ slug, zone, charter }: Activity, matter: Matter, visible: RoomVisibility[]): MatterFace {
  const { number, title, bodies, state, raisedBy, raisedAt, deliverables, description } = matter;
  const seen = <Thing extends { visibility: RoomVisibility }>(thing: Thing | null) =>
    thing && visible.includes(thing.visibility) ? thing : undefined;
  const discussion = seen(matter.discussion);
  return {
    activity: slug,
    zone,
    parent: charter.parent.acronym ?? charter.parent.name,
    ...{ number, title, bodies, state, raisedBy },
    deliverables: deliverables ?? undefined,
    description: description ?? undefined,
    raisedAt: raisedAt.toString(),
    discussed: isDiscussed(matter),
    discussion: discussion && {
      number: discussion.number,
      concluded: discussion.concludedAt !== null,
      outcome: discussion.outcome ?? undefined,
    },
    ...happened(matter, seen(matter.document)?.label ?? undefined),
  };
}

function happened(matter: Matter, document: string | undefined): Pick<MatterFace, "asked" | "resolved" | "reopened"> {
  const { ask, verb, escalatedAt, resolution, resolvedAt, reopenedAt, reopenedWhy } = matter;
  const isAsked = ask !== null && verb !== null && escalatedAt !== null;
  return {
    asked: isAsked ? { at: escalatedAt.toString(), ask, verb, document } : undefined,
    resolved: resolvedAt && resolution !== null ? { at: resolvedAt.toString(), how: resolution } : undefined,
    reopened: reopenedAt ? { at: reopenedAt.toString(), why: reopenedWhy ?? undefined } : undefined,
  };
}
