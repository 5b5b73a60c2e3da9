import type { Adapter, Delivery, Found, Post } from "#core/contract/adapter.ts";
import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import { draw } from "./draw.ts";
import { directChannel, type Stored, type World } from "./world.ts";

const channelOf = (to: Place | Account): string => ("channel" in to ? to.channel : directChannel(to.account));
const refused = (why: Extract<Delivery, { status: "refused" }>["why"], detail: string): Delivery => ({
  status: "refused",
  why,
  detail,
});

export function createPosting(world: World): Pick<Adapter, "post" | "find"> {
  const refOf = (message: Stored): MessageRef => ({ ...world.placeOf(message.channel), message: message.id });
  const sent = (message: Stored): Delivery => ({ status: "sent", ref: refOf(message) });

  /** What stands in the way before anything is made. */
  function hindrance(): Delivery | undefined {
    const { troubles } = world;
    const afterMs = troubles.limited.shift();
    if (afterMs !== undefined) return { status: "retry", afterMs, reason: "limited", made: "no", limited: "channel" };
    if (troubles.down === 0) return undefined;
    troubles.down -= 1;
    return { status: "retry", afterMs: 10, reason: "the platform is down", made: "no" };
  }

  function refusal(to: Place | Account): Delivery | undefined {
    if ("account" in to) {
      if (!world.people.has(to.account)) return refused("gone", "there is no such person");
      return world.closed.has(to.account) ? refused("closed to messages", "takes no messages") : undefined;
    }
    const direct = [...world.people.keys()].some((account) => directChannel(account) === to.channel);
    const room = world.rooms.get(to.channel);
    return direct || (room && !room.gone) ? undefined : refused("gone", "there is no such room");
  }

  function message(to: Place | Account, post: Post & { kind: "message" }, key: string): Delivery {
    if (key === "") throw new Error("a post without a key");
    const drawn = world.within(() => draw(post.view, key, world.rules));
    if ("over" in drawn) return refused("invalid", drawn.over);
    if (!post.replaces) return sent(world.save({ channel: channelOf(to), key, drawn: drawn.made }));
    const there = world.messages.get(post.replaces.message);
    if (!there) return refused("no such message", "it was deleted");
    world.edit(there, { ...drawn.made, notified: [] });
    return sent(there);
  }

  function carryOut(to: Place | Account, post: Post, key: string): Delivery {
    switch (post.kind) {
      case "message":
        return message(to, post, key);
      case "delete":
        return world.messages.delete(post.ref.message)
          ? { status: "sent", ref: post.ref }
          : refused("no such message", "it was deleted");
      case "thread":
      case "file":
      case "event":
      case "delete event":
        return refused("unsupported", post.kind);
      default:
        return post satisfies never;
    }
  }

  return {
    async post(to, post, key) {
      const hindered = hindrance() ?? refusal(to);
      if (hindered) return hindered;
      const delivery = carryOut(to, post, key);
      if (world.troubles.lost === 0 || delivery.status !== "sent") return delivery;
      world.troubles.lost -= 1;
      return { status: "retry", afterMs: 10, reason: "the answer was lost", made: "perhaps" };
    },
    async find(to, keys) {
      const channel = channelOf(to);
      const all = [...world.messages.values()].filter((one) => one.channel === channel && one.only === undefined);
      const history = all.slice(-(world.rules.history ?? all.length));
      const unseen = history.length < all.length || world.rooms.get(channel)?.gone;
      const found = (key: string): Found => {
        const message = history.find((one) => one.key === key);
        return message ? refOf(message) : unseen ? "cannot tell" : "no";
      };
      return Object.fromEntries(keys.map((key) => [key, found(key)] as const));
    },
  };
}
