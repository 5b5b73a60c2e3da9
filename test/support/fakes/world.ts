import type { Inbound } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Reply, Seen } from "../chat.ts";
import type { Drawn } from "./draw.ts";
import type { Open } from "./draw-form.ts";
import { OverLimit, type Rules } from "./rules.ts";

export type Stored = {
  id: string;
  channel: string;
  /** What history returns of the key. */
  key: string;
  drawn: Drawn;
  /** As it was drawn before its edits: a client may still show that. */
  before: Drawn[];
  edited: boolean;
  /** A private answer: only this person sees it. */
  only?: string;
};
type Receive = (event: Inbound) => Promise<void>;

const WORKSPACE = "home";

export function createWorld(rules: Rules) {
  let last = 0;
  const world = {
    rules,
    messages: new Map<string, Stored>(),
    people: new Map<string, Account>(),
    rooms: new Map<string, { gone: boolean }>(),
    /** The form each person has open. */
    open: new Map<string, Open>(),
    closed: new Set<string>(),
    declarations: [] as Declaration[],
    /** What was over a limit: a test on whole flows expects none. */
    refusals: [] as string[],
    troubles: { limited: [] as number[], lost: 0, down: 0 },
    receive: undefined as Receive | undefined,
    inHand: new Set<Promise<void>>(),
    /** Sends the last event once more, as a platform does that heard no acknowledgement. */
    again: async (): Promise<Reply> => "nothing",
    newId: (): string => `${rules.platform}-${++last}`,
    placeOf: (channel: string): Place => ({ platform: rules.platform, workspace: WORKSPACE, channel }),
    save(stored: Omit<Stored, "id" | "edited" | "before">): Stored {
      const made = { ...stored, id: world.newId(), before: [], edited: false };
      world.messages.set(made.id, made);
      return made;
    },
    edit(stored: Stored, drawn: Drawn): void {
      stored.before.push(stored.drawn);
      Object.assign(stored, { drawn, edited: true });
    },
    addPerson(name: string): Account {
      const known = [...world.people.values()].find((one) => one.name === name);
      const account = `u${world.people.size + 1}`;
      const made = known ?? { platform: rules.platform, workspace: WORKSPACE, account, name };
      world.people.set(made.account, made);
      return made;
    },
    /** What `make` gives; what is over a limit is kept, and said to the adapter. */
    within<Made>(make: () => Made): { made: Made } | { over: string } {
      try {
        return { made: make() };
      } catch (error) {
        if (!(error instanceof OverLimit)) throw error;
        world.refusals.push(error.message);
        return { over: error.message };
      }
    },
  };
  return world;
}
export type World = ReturnType<typeof createWorld>;

export const directChannel = (account: string): string => `direct-${account}`;

export function seenOf({ id, drawn, edited, only }: Stored): Seen {
  return {
    id,
    text: drawn.text,
    buttons: drawn.buttons.map(({ label }) => label),
    picks: drawn.picks.map(({ placeholder, options }) => ({ placeholder, options: options.map(({ label }) => label) })),
    edited,
    notified: only === undefined ? drawn.notified : [],
  };
}

export const seenIn = (world: World, channel: string): Seen[] =>
  [...world.messages.values()].filter((one) => one.channel === channel && one.only === undefined).map(seenOf);
