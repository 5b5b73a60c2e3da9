import type { Adapter, Delivery, Post } from "#core/contract/adapter.ts";
import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import type { Log } from "#core/contract/log.ts";
import type { Message } from "#core/contract/view.ts";
import type { Events } from "./events.ts";
import { tooLarge } from "./limits.ts";
import { refOf } from "./place.ts";
import type { SandboxPort } from "./port.ts";

type Posting = { port: SandboxPort; events: Events; log: Log };
type Target = { channel: string; private: boolean; thread?: string };

const AGAIN_AFTER_MS = 1000;

function targetOf(to: Place | Account): Target {
  if ("account" in to) return { channel: to.account, private: true };
  return { channel: to.channel, private: false, ...(to.thread === undefined ? {} : { thread: to.thread }) };
}

async function exists({ port }: Posting, target: Target): Promise<boolean> {
  return target.private
    ? port.names().has(target.channel)
    : (await port.rooms()).some((room) => room.slug === target.channel);
}

async function save({ port, events }: Posting, target: Target, key: string, view: Message): Promise<Delivery> {
  const { id } = await port.save({ key, view, ...target });
  events.tell({ kind: "change", channel: target.channel, private: target.private });
  return { status: "sent", ref: refOf(target.channel, id, target.thread) };
}

const noSuchMessage = (ref: MessageRef): Delivery => ({
  status: "refused",
  why: "no such message",
  detail: `There is no message ${ref.message} in the sandbox.`,
});

async function message(
  posting: Posting,
  target: Target,
  post: Post & { kind: "message" },
  key: string,
): Promise<Delivery> {
  const reason = tooLarge(post.view);
  if (reason) return { status: "refused", why: "invalid", detail: reason };
  if (!post.replaces) return save(posting, target, key, post.view);
  if (!(await posting.port.edit(post.replaces.message, post.view))) return noSuchMessage(post.replaces);
  posting.events.tell({ kind: "change", channel: target.channel, private: target.private });
  return { status: "sent", ref: post.replaces };
}

/** A thread here is what is said below a message: it begins with the first of that. */
const thread = ({ under }: Post & { kind: "thread" }): Delivery => ({
  status: "sent",
  ref: { ...under, thread: under.message },
});

async function remove({ port, events }: Posting, target: Target, ref: MessageRef): Promise<Delivery> {
  if (!(await port.remove(ref.message))) return noSuchMessage(ref);
  events.tell({ kind: "change", channel: target.channel, private: target.private });
  return { status: "sent", ref };
}

async function carryOut(posting: Posting, target: Target, post: Post, key: string): Promise<Delivery> {
  if (!(await exists(posting, target))) {
    return {
      status: "refused",
      why: "gone",
      detail: `The sandbox has no ${target.private ? "person" : "room"} "${target.channel}".`,
    };
  }
  switch (post.kind) {
    case "message":
      return message(posting, target, post, key);
    case "thread":
      return thread(post);
    case "delete":
      return remove(posting, target, post.ref);
    case "file":
      return { status: "refused", why: "unsupported", detail: "The sandbox keeps no files." };
    case "event":
    case "delete event":
      return { status: "refused", why: "unsupported", detail: "The sandbox has no calendar of its own." };
    default:
      return post satisfies never;
  }
}

export function createPosting(posting: Posting): Pick<Adapter, "post" | "find"> {
  return {
    async post(to, post, key) {
      try {
        return await carryOut(posting, targetOf(to), post, key);
      } catch (error) {
        posting.log.warn({ err: error, key }, "the sandbox could not keep a message");
        return {
          status: "retry",
          afterMs: AGAIN_AFTER_MS,
          reason: "The sandbox's store did not answer.",
          made: "perhaps",
        };
      }
    },
    async find(to, keys) {
      const target = targetOf(to);
      const ids = await posting.port.byKeys(keys);
      const found = (key: string) => {
        const id = ids[key];
        return id === undefined ? "no" : refOf(target.channel, id, target.thread);
      };
      return Object.fromEntries(keys.map((key) => [key, found(key)] as const));
    },
  };
}
