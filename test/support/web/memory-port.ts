import type { Due, SandboxMessage, SandboxPerson, SandboxPort, SandboxRoom } from "#adapters/web/port.ts";
import { Problem } from "#core/contract/problem.ts";

type Kept = SandboxMessage & { key: string; channel: string };
type Planned = { at: Temporal.Instant; what: string; carryOut: () => Promise<void> };

/** A small working sandbox without a database. `trouble` makes it fail as a store does. */
export type MemoryPort = SandboxPort & {
  addPerson(person: SandboxPerson): void;
  addRoom(room: SandboxRoom): void;
  plan(at: string, what: string, carryOut: () => Promise<void>): void;
  /** "down": before anything is kept; "answer lost": after. */
  trouble(how: "down" | "answer lost", count: number): void;
};

export const PEOPLE: SandboxPerson[] = [
  { handle: "co-chair-a", name: "First co-chair", roles: ["co-chair"] },
  { handle: "secretary", name: "Secretary", roles: ["secretariat"] },
  { handle: "sg21", name: "SG21 representative", roles: ["sg-representative"], about: "ITU-T SG21" },
  { handle: "sg17", name: "SG17 representative", roles: ["sg-representative"], about: "ITU-T SG17" },
  { handle: "expert", name: "Invited expert", roles: ["invited-expert"] },
];
export const ROOMS: SandboxRoom[] = [
  { slug: "general", name: "General" },
  { slug: "leaders", name: "Co-chairs and secretariat" },
];

type Start = { now?: string; people?: SandboxPerson[]; rooms?: SandboxRoom[] };

function createFaults() {
  const left = { down: 0, "answer lost": 0 };
  return {
    add(how: keyof typeof left, count: number) {
      left[how] += count;
    },
    strike(how: keyof typeof left) {
      if (left[how] === 0) return;
      left[how] -= 1;
      throw new Error(`the store is in trouble: ${how}`);
    },
  };
}

function createStore(now: () => Temporal.Instant) {
  const kept = new Map<string, Kept>();
  const faults = createFaults();
  let last = 0;
  const store: Pick<SandboxPort, "save" | "edit" | "remove" | "byKeys" | "messages"> = {
    async save(message) {
      faults.strike("down");
      const same = [...kept.values()].find((one) => one.key === message.key);
      if (same) return { id: same.id };
      last += 1;
      kept.set(String(last), { ...message, id: String(last), at: now().toString() });
      faults.strike("answer lost");
      return { id: String(last) };
    },
    async edit(id, view) {
      faults.strike("down");
      const before = kept.get(id);
      if (!before) return false;
      kept.set(id, { ...before, view, editedAt: now().toString() });
      return true;
    },
    remove: async (id) => kept.delete(id),
    byKeys: async (keys) =>
      Object.fromEntries([...kept.values()].filter((one) => keys.includes(one.key)).map((one) => [one.key, one.id])),
    messages: async (channel, as) =>
      [...kept.values()]
        .filter((one) => one.channel === (one.private ? as : channel))
        .map(({ key: _, channel: __, ...message }) => message),
  };
  return { store, faults };
}

export function createMemoryPort(start: Start = {}): MemoryPort {
  const people = [...(start.people ?? PEOPLE)];
  const rooms = [...(start.rooms ?? ROOMS)];
  let now = Temporal.Instant.from(start.now ?? "2025-07-03T07:00:00Z");
  let planned: Planned[] = [];
  const { store, faults } = createStore(() => now);
  const soonest = () => planned.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));

  async function runDue(until: Temporal.Instant): Promise<number> {
    let delivered = 0;
    for (let [first] = soonest(); first && Temporal.Instant.compare(first.at, until) <= 0; [first] = soonest()) {
      const due = first;
      planned = planned.filter((one) => one !== due);
      if (Temporal.Instant.compare(due.at, now) > 0) now = due.at;
      await due.carryOut();
      delivered += 1;
    }
    return delivered;
  }
  return {
    ...store,
    now: () => now,
    async forward(to) {
      if (Temporal.Instant.compare(to, now) < 0) {
        const hint = `Give a time from ${now} on.`;
        throw new Problem({ code: "invalid", message: "The clock only goes forward.", hint });
      }
      const delivered = await runDue(to);
      now = to;
      return { now, delivered, shown: delivered };
    },
    settle: async () => ({ delivered: await runDue(now) }),
    names: () => new Map(people.map((person) => [person.handle, person])),
    people: async () => people,
    rooms: async () => rooms,
    roomsOf: async () => rooms,
    activity: async () => ({
      slug: "jca-mv",
      title: "Joint Coordination Activity on metaverse standardization",
      zone: "Europe/Zurich",
    }),
    next: async (limit): Promise<Due[]> =>
      soonest()
        .slice(0, limit)
        .map(({ at, what }) => ({ at: at.toString(), what })),
    addPerson: (person) => void people.push(person),
    addRoom: (room) => void rooms.push(room),
    plan: (at, what, carryOut) => void planned.push({ at: Temporal.Instant.from(at), what, carryOut }),
    trouble: faults.add,
  };
}
