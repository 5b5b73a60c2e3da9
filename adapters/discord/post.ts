import { type APIChannel, type APIMessage, Routes, ThreadAutoArchiveDuration } from "discord.js";
import type { Delivery, Post } from "#core/contract/adapter.ts";
import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import type { Call, Caller } from "./caller.ts";
import { LIMITS } from "./capabilities.ts";
import { deliveryOf, THREAD_EXISTS, THREAD_IS_ARCHIVED, UNKNOWN_CHANNEL, UNKNOWN_MESSAGE } from "./delivery.ts";
import { deleteEvent, postEvent } from "./event.ts";
import { attachment } from "./exchange.ts";
import type { Failure, Outcome } from "./failure.ts";
import { placeOf } from "./interaction.ts";
import { filled, RefusedView, within } from "./refused-view.ts";
import { renderMessage, withNonce } from "./render.ts";
import type { Timing } from "./settings.ts";

export type Channels = (to: Place | Account) => Promise<{ ok: true; place: Place } | { ok: false; failure: Failure }>;

/** Where a message goes: a room as it is, a person's direct messages after opening them once. */
export function createChannels(call: Caller): Channels {
  const opened = new Map<string, string>();
  return async (to) => {
    if (!("account" in to)) return { ok: true, place: to };
    let channel = opened.get(to.account);
    if (channel === undefined) {
      const made = await call({ method: "POST", route: Routes.userChannels(), body: { recipient_id: to.account } });
      if (!made.ok) return made;
      channel = (made.body as APIChannel).id;
      opened.set(to.account, channel);
    }
    return { ok: true, place: placeOf(undefined, channel, undefined) };
  };
}

export const channelOf = ({ channel, thread }: Place): string => thread ?? channel;

/** A thread that went to sleep is woken before one of its messages is changed. */
async function awake(call: Caller, place: Place, request: Call): Promise<Outcome> {
  const first = await call(request);
  const asleep = !first.ok && first.failure.kind === "refused" && first.failure.code === THREAD_IS_ARCHIVED;
  if (!asleep) return first;
  const woken = await call({ method: "PATCH", route: Routes.channel(channelOf(place)), body: { archived: false } });
  return woken.ok ? call(request) : woken;
}

const isRefused = (outcome: Outcome, code: number): boolean =>
  !outcome.ok && outcome.failure.kind === "refused" && outcome.failure.code === code;

export type Posting = { call: Caller; timing: Timing; key: string };

function delivered(outcome: Outcome, timing: Timing, ref: (body: unknown) => MessageRef): Delivery {
  return outcome.ok ? { status: "sent", ref: ref(outcome.body) } : deliveryOf(outcome.failure, timing);
}

/** In a thread it is the thread that is unknown: its room may be there still. */
const inThread = (place: Place, delivery: Delivery, outcome: Outcome): Delivery =>
  place.thread !== undefined && delivery.status === "refused" && isRefused(outcome, UNKNOWN_CHANNEL)
    ? { ...delivery, why: "no such message" }
    : delivery;

async function make(place: Place, post: Extract<Post, { kind: "message" | "file" }>, { call, timing, key }: Posting) {
  const rendered = renderMessage(post.view, { key, notify: true, reference: true });
  const files = post.kind === "file" ? [attachment(post.name, post.type, post.bytes)] : undefined;
  const attachments = files?.map(({ name }, id) => ({ id: String(id), filename: name }));
  const outcome = await call({
    method: "POST",
    route: Routes.channelMessages(channelOf(place)),
    body: {
      ...withNonce(rendered, within(key, LIMITS.nonceChars, "the key")),
      ...(attachments ? { attachments } : {}),
    },
    ...(files ? { files } : {}),
  });
  const made = delivered(outcome, timing, (body) => ({ ...place, message: (body as APIMessage).id }));
  return inThread(place, made, outcome);
}

async function edit(ref: MessageRef, view: Parameters<typeof renderMessage>[0], { call, timing, key }: Posting) {
  const body = renderMessage(view, { key, notify: false });
  const route = Routes.channelMessage(channelOf(ref), ref.message);
  const outcome = await awake(call, ref, { method: "PATCH", route, body });
  return inThread(
    ref,
    delivered(outcome, timing, () => ref),
    outcome,
  );
}

async function remove(ref: MessageRef, { call, timing }: Posting): Promise<Delivery> {
  const route = Routes.channelMessage(channelOf(ref), ref.message);
  const outcome = await awake(call, ref, { method: "DELETE", route });
  if (isRefused(outcome, UNKNOWN_MESSAGE)) return { status: "sent", ref };
  return inThread(
    ref,
    delivered(outcome, timing, () => ref),
    outcome,
  );
}

async function thread(under: MessageRef, name: string, { call, timing }: Posting): Promise<Delivery> {
  const outcome = await call({
    method: "POST",
    route: Routes.threads(channelOf(under), under.message),
    body: {
      name: within(filled(name, "the thread's name"), LIMITS.threadNameChars, "the thread's name"),
      auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
    },
  });
  // A thread has the id of the message it hangs under, so one that is there already is ours.
  const ref = { ...under, thread: under.message };
  if (isRefused(outcome, THREAD_EXISTS)) return { status: "sent", ref };
  return delivered(outcome, timing, () => ref);
}

async function carryOut(to: Place | Account, post: Post, channels: Channels, posting: Posting): Promise<Delivery> {
  switch (post.kind) {
    case "delete":
      return remove(post.ref, posting);
    case "event":
      return postEvent(to, post, posting);
    case "delete event":
      return deleteEvent(post.ref, posting);
    case "thread":
      return thread(post.under, post.name, posting);
    case "message":
    case "file": {
      if (post.kind === "message" && post.replaces) return edit(post.replaces, post.view, posting);
      const channel = await channels(to);
      if (!channel.ok) return deliveryOf(channel.failure, posting.timing);
      return make(channel.place, post, posting);
    }
    default:
      return post satisfies never;
  }
}

export function createPost(call: Caller, channels: Channels, timing: Timing) {
  return async (to: Place | Account, post: Post, key: string): Promise<Delivery> => {
    try {
      return await carryOut(to, post, channels, { call, timing, key });
    } catch (error) {
      if (error instanceof RefusedView) return { status: "refused", why: "invalid", detail: error.message };
      throw error;
    }
  };
}
