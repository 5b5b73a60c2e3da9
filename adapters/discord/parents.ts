import { type APIChannel, ChannelType, Routes } from "discord.js";
import type { Caller } from "./caller.ts";
import type { Packet } from "./receive.ts";

const THREADS: number[] = [ChannelType.AnnouncementThread, ChannelType.PublicThread, ChannelType.PrivateThread];
const KEPT = 10_000;

/** The gateway does not tell of threads that were asleep when it connected, and says no parent with a message: then it is asked for, once. */
export function createParents(call: Caller, isKnown: (channel: string) => boolean) {
  const asked = new Map<string, Promise<void>>();
  const parents = new Map<string, string>();

  async function ask(id: string): Promise<void> {
    const told = await call({ method: "GET", route: Routes.channel(id) });
    if (!told.ok) return void asked.delete(id);
    const { type, ...channel } = told.body as APIChannel;
    if (THREADS.includes(type) && "parent_id" in channel && channel.parent_id) parents.set(id, channel.parent_id);
  }

  return {
    /** Undefined when nothing has to be learnt. Packets of one channel that wait for the same answer go on in their order. */
    learn({ t, d }: Packet): Promise<void> | undefined {
      if (!t?.startsWith("MESSAGE_") || typeof d !== "object" || d === null) return undefined;
      const { channel_id: id, guild_id: guild } = d as { channel_id?: string; guild_id?: string };
      if (id === undefined || guild === undefined || isKnown(id)) return undefined;
      if (asked.size >= KEPT) asked.clear();
      const asking = asked.get(id) ?? ask(id);
      asked.set(id, asking);
      return asking;
    },
    parentOf: (id: string) => parents.get(id),
  };
}
