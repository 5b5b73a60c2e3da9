import type { Adapter } from "#core/contract/adapter.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Chat, ChatPerson, ChatRoom, Trouble } from "../chat.ts";
import { createPerson } from "./person.ts";
import { createPosting } from "./post.ts";
import type { Rules } from "./rules.ts";
import { createWorld, seenIn, type World } from "./world.ts";

/** A small strict platform in memory. */
export type FakeChat = Chat & { world: World };

export function createFakeChat(rules: Rules): FakeChat {
  const world = createWorld(rules);
  const people = new Map<string, ChatPerson>();
  const rooms = new Map<string, ChatRoom>();

  function makeRoom(name: string): ChatRoom {
    const channel = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    world.rooms.set(channel, { gone: false });
    return { name, place: world.placeOf(channel), messages: async () => seenIn(world, channel) };
  }
  function kept<Thing>(things: Map<string, Thing>, name: string, make: () => Thing): Thing {
    const thing = things.get(name) ?? make();
    things.set(name, thing);
    return thing;
  }
  return {
    world,
    platform: rules.platform,
    adapter(declarations) {
      return createAdapter(world, declarations);
    },
    person: async (name) => kept(people, name, () => createPerson(world, world.addPerson(name))),
    room: async (name) => kept(rooms, name, () => makeRoom(name)),
    trouble: (trouble) => makeTrouble(world, trouble),
    stop: async () => {},
  };
}

function createAdapter(world: World, declarations: Declaration[]): Adapter {
  return {
    platform: world.rules.platform,
    can: world.rules.can,
    async start(receive) {
      world.declarations = declarations;
      world.receive = receive;
    },
    async stop() {
      world.receive = undefined;
      await Promise.allSettled(world.inHand);
    },
    ...createPosting(world),
    read: async () => ({ status: "refused", detail: "there are no files here" }),
  };
}

async function makeTrouble(world: World, trouble: Trouble): Promise<void> {
  const { troubles } = world;
  switch (trouble.kind) {
    case "limited":
      troubles.limited.push(...Array.from({ length: trouble.count }, () => trouble.afterMs));
      return;
    case "answer lost":
      troubles.lost += trouble.count;
      return;
    case "down":
      troubles.down += trouble.count;
      return;
    case "file elsewhere":
    case "file longer":
      throw new Error("people send no files here");
    case "room gone": {
      const { place } = trouble.room;
      world.rooms.set(place.channel, { gone: true });
      await world.receive?.({ id: world.newId(), kind: "gone", where: place });
      return;
    }
    case "messages closed":
      world.closed.add(trouble.person.account.account);
      return;
    case "message deleted":
      world.messages.delete(trouble.id);
      await world.receive?.({
        id: world.newId(),
        kind: "deleted",
        message: { ...trouble.room.place, message: trouble.id },
      });
      return;
    default:
      trouble satisfies never;
  }
}
