import type { PersonContext } from "#core/contract/context.ts";
import { countDocuments, type DocumentFilter, listDocuments } from "#db/queries/document-list.ts";
import { findMeeting } from "../meeting/find-meeting.ts";
import { visibleTo } from "../room/who-sees.ts";
import { facesOf } from "./face.ts";

const AT_MOST = 300;

type Wanted = Omit<DocumentFilter, "meetingId"> & { meeting?: number | undefined };

/** By meeting, the latest first. `more`: how many are not named. */
export async function listOfDocuments(ctx: PersonContext, { meeting, ...filter }: Wanted, most = AT_MOST) {
  const found = meeting === undefined ? undefined : await findMeeting(ctx, meeting);
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), ...filter, meetingId: found?.id };
  const [documents, all] = await Promise.all([listDocuments(ctx.db, of, most), countDocuments(ctx.db, of)]);
  return {
    documents: await facesOf(ctx, documents),
    more: all - documents.length,
    meeting,
    filtered: Object.values(filter).some((wanted) => wanted !== undefined),
  };
}
