import { createHash } from "node:crypto";
import type { Adapter, CalendarEvent, Post } from "#core/contract/adapter.ts";
import type { MessageRef } from "#core/contract/call.ts";
import type { Reading } from "#core/contract/card.ts";
import type { Message } from "#core/contract/view.ts";
import { fitEvent } from "#core/dispatch/fit/fit-event.ts";
import { placeOf } from "#db/queries/room.ts";
import type { WorkParts } from "./parts.ts";
import { hearsOn } from "./read-notice.ts";
import { repeated } from "./repeated.ts";
import type { Showing } from "./show-card.ts";

/** The present state of a card as one room is to show it. */
export type CardFace = {
  /** The same for the same state. */
  hash: string;
  post(replaces?: MessageRef): Post;
  /** Says that it may be there twice. */
  again(): Promise<Post>;
};

/** `hangs`: the room shows the card already. */
export async function readFace(
  work: WorkParts,
  adapter: Adapter,
  showing: Showing,
  hangs: boolean,
): Promise<CardFace | "gone"> {
  const { card, activity } = showing;
  const { db, reminders } = work;
  const ctx: Reading = { db, now: work.now(), activity, hears: hearsOn(work), reminders };
  return card.event ? await eventFace(adapter, showing, ctx, hangs) : await messageFace(work, adapter, showing, ctx);
}

async function messageFace(
  work: WorkParts,
  adapter: Adapter,
  { card, ofId, room }: Showing,
  ctx: Reading,
): Promise<CardFace | "gone"> {
  const reader = { room: { id: room.id, visibility: room.visibility, place: placeOf(room) } };
  const view = await card.read(ctx, ofId, reader);
  if (view === "gone") return "gone";
  const page = await fitted(work, adapter, { of: card.of, ofId }, view);
  return {
    hash: hashOf(page),
    post: (replaces) => ({ kind: "message", view: page, ...(replaces ? { replaces } : {}) }),
    again: async () => ({
      kind: "message",
      view: await fitted(work, adapter, { of: card.of, ofId }, repeated(view)),
    }),
  };
}

async function fitted(
  work: WorkParts,
  adapter: Adapter,
  card: { of: string; ofId: number },
  view: Message,
): Promise<Message> {
  const [page, ...more] = await work.pages(view, adapter, card);
  if (!page) throw new Error("the card has no page");
  if (more.length > 0)
    work.log.error({ card: card.of, id: card.ofId, pages: more.length + 1 }, "a card must be one message");
  return page;
}

/** One for a whole workspace, where it has a calendar. A calendar takes nothing new that has begun, and no start in the past. */
async function eventFace(
  { can }: Adapter,
  { card, ofId, first }: Showing,
  ctx: Reading,
  hangs: boolean,
): Promise<CardFace | "gone"> {
  const read = can.events && first ? await card.event?.(ctx, ofId) : undefined;
  if (!can.events || !read || read === "gone" || !(hangs || isAhead(read, ctx.now))) return "gone";
  const begun = read.state === "scheduled" && !isAhead(read, ctx.now);
  const event = fitEvent(begun ? { ...read, state: "started" } : read, can.events);
  const post = (replaces?: MessageRef): Post => ({ kind: "event", event, ...(replaces ? { replaces } : {}) });
  return { hash: hashOf(event), post, again: async () => post() };
}

const isAhead = ({ state, startsAt }: CalendarEvent, now: Temporal.Instant) =>
  state === "scheduled" && Temporal.Instant.compare(Temporal.Instant.from(startsAt), now) > 0;

const hashOf = (shown: Message | CalendarEvent) => createHash("sha256").update(JSON.stringify(shown)).digest("hex");
