import type { Adapter, Found, Post } from "#core/contract/adapter.ts";
import type { MessageRef } from "#core/contract/call.ts";
import type { Card } from "#core/contract/card.ts";
import type { Activity } from "#core/contract/context.ts";
import { type Method, takeBudget } from "#db/queries/budget.ts";
import { beginPlace, type CardPlaceRow, type CardRow } from "#db/queries/card.ts";
import { placeOf, type RoomRow } from "#db/queries/room.ts";
import { type Attempted, attempt, lookFor, reasonOf } from "./attempt.ts";
import { type CardFace, readFace } from "./card-face.ts";
import type { Lease, WorkParts } from "./parts.ts";

/** One card in one room. */
export type Showing = {
  card: Card;
  row: CardRow;
  ofId: number;
  activity: Activity;
  room: RoomRow;
  place: CardPlaceRow | undefined;
  /** The room was unbound: the card goes. */
  leaving: boolean;
  /** The first of the rooms of one workspace: an entry in its calendar hangs on this one. */
  first: boolean;
  lane: { id: number };
  lease: Lease;
  /** What was delivered last is not known: shown again even when it seems unchanged. */
  unsure: boolean;
};
export type Stopped =
  /** Not tried, and not counted as an attempt. */
  { waitMs: number; why: string } | Exclude<Attempted, { status: "sent" }>;
export type Shown = {
  place: CardPlaceRow | undefined;
  delivered: number;
  method: Method;
  /** Undefined when the room shows the present state. */
  stopped: Stopped | undefined;
};

/** At most 24 characters; a new message has a new generation, so that a deleted one is not found for it. */
export const keyOfCard = (place: { id: number; generation: number }, card?: Pick<Card, "event">) =>
  `${card?.event ? "e" : "c"}${place.id}-${place.generation}`;

export async function showCard(work: WorkParts, showing: Showing): Promise<Shown> {
  const adapter = work.adapters.get(showing.room.platform);
  const shown: Shown = { place: showing.place, delivered: 0, method: "edit", stopped: undefined };
  if (!adapter) {
    return { ...shown, stopped: { waitMs: work.settings.backoff.maxMs, why: "This platform is not connected." } };
  }
  try {
    const found = await lookForFirst(work, adapter, showing);
    if (typeof found === "object") shown.place = adopt(showing.place, found);
    const hangs = Boolean(shown.place?.message);
    const face = showing.leaving ? "gone" : await readFace(work, adapter, showing, hangs);
    if (face === "gone") return await takeAway(work, adapter, showing, shown);
    if (hangs) return await edit(work, adapter, { showing, shown, face });
    return await postFirst(work, adapter, { showing, shown, face }, found === "cannot tell");
  } catch (error) {
    work.log.error({ err: error, card: showing.card.of, id: showing.ofId }, "a card could not be shown");
    return { ...shown, stopped: { status: "retry", afterMs: 0, made: "perhaps", reason: reasonOf(error) } };
  }
}

type Task = { showing: Showing; shown: Shown; face: CardFace };

/** Only where the first post may have been made. */
async function lookForFirst(work: WorkParts, adapter: Adapter, { card, place, room }: Showing): Promise<Found> {
  if (!place?.askedAt || place.message) return "no";
  const key = keyOfCard(place, card);
  return (await lookFor(work, adapter, placeOf(room), [key], place.askedAt))[key] ?? "cannot tell";
}

async function edit(work: WorkParts, adapter: Adapter, task: Task): Promise<Shown> {
  const { showing, shown, face } = task;
  const { hash } = face;
  const place = shown.place as CardPlaceRow;
  if (hash === place.shown && !showing.unsure) return shown;
  const post = face.post(refOf(showing.room, place));
  const delivery = await send(work, adapter, showing, "edit", place, post);
  if ("status" in delivery && delivery.status === "sent") return made(shown, place, delivery.ref, hash, "edit");
  if ("status" in delivery && delivery.status === "refused" && delivery.why === "no such message") {
    return await postFirst(work, adapter, { ...task, shown: { ...shown, place: without(place) } }, false);
  }
  const doubtful = "status" in delivery && delivery.status === "retry" && delivery.made === "perhaps";
  return { ...shown, place: doubtful ? { ...place, shown: null } : place, stopped: delivery };
}

async function postFirst(work: WorkParts, adapter: Adapter, task: Task, repeat: boolean): Promise<Shown> {
  const { showing, face } = task;
  const shown: Shown = { ...task.shown, method: "post" };
  const post = repeat ? await face.again() : face.post();
  const held = await heldBack(work, adapter, showing, "post");
  if (held) return { ...shown, stopped: held };
  const { lane, lease, row, room } = showing;
  const generation = shown.place?.generation ?? 1;
  const begun = { lane: { id: lane.id, token: lease.token }, of: row, roomId: room.id, generation };
  const place = await beginPlace(work.db, begun);
  if (!place) return shown;
  const delivery = await attempt(work, adapter, placeOf(showing.room), post, keyOfCard(place, showing.card));
  if (delivery.status === "sent") return made(shown, place, delivery.ref, repeat ? null : face.hash, "post");
  const perhaps = repeat || (delivery.status === "retry" && delivery.made === "perhaps");
  return { ...shown, place: { ...place, askedAt: perhaps ? place.askedAt : undefined }, stopped: delivery };
}

/** This room may not see it any more. */
async function takeAway(work: WorkParts, adapter: Adapter, showing: Showing, shown: Shown): Promise<Shown> {
  const { place } = shown;
  if (!place?.message) return { ...shown, place: place && { ...place, askedAt: undefined } };
  const ref = refOf(showing.room, place);
  const post: Post = showing.card.event ? { kind: "delete event", ref } : { kind: "delete", ref };
  const delivery = await send(work, adapter, showing, "edit", place, post);
  if (!("status" in delivery)) return { ...shown, stopped: delivery };
  const missing = delivery.status === "refused" && (showing.leaving || delivery.why === "no such message");
  const away = delivery.status === "sent" || missing;
  return away ? { ...shown, place: without(place), delivered: 1 } : { ...shown, stopped: delivery };
}

async function send(
  work: WorkParts,
  adapter: Adapter,
  showing: Showing,
  method: Method,
  place: CardPlaceRow,
  post: Post,
): Promise<Attempted | { waitMs: number; why: string }> {
  const held = await heldBack(work, adapter, showing, method);
  return held ?? (await attempt(work, adapter, placeOf(showing.room), post, keyOfCard(place, showing.card)));
}

async function heldBack(
  work: WorkParts,
  adapter: Adapter,
  { room, lease }: Showing,
  method: Method,
): Promise<{ waitMs: number; why: string } | undefined> {
  const { platform, workspace, channel } = room;
  if (!lease.mayStart()) return { waitMs: 0, why: "Handed back: there was no time left for it." };
  const waitMs = await takeBudget(work.db, { platform, workspace, channel, method }, adapter.can.budgets[method]);
  return waitMs > 0 ? { waitMs, why: "What the platform allows is used up." } : undefined;
}

const adopt = (place: CardPlaceRow | undefined, { channel, message }: MessageRef) =>
  place && { ...place, channel, message, askedAt: undefined, shown: null };
const without = (place: CardPlaceRow): CardPlaceRow => ({
  ...place,
  channel: null,
  message: null,
  shown: null,
  askedAt: undefined,
  generation: place.generation + 1,
});

function refOf(room: RoomRow, { channel, message }: CardPlaceRow): MessageRef {
  return { ...placeOf(room), channel: channel ?? room.channel, message: message ?? "" };
}

function made(shown: Shown, place: CardPlaceRow, ref: MessageRef, hash: string | null, method: Method): Shown {
  const { channel, message } = ref;
  return {
    place: { ...place, channel, message, shown: hash, askedAt: undefined },
    delivered: shown.delivered + 1,
    method,
    stopped: undefined,
  };
}
