import type { SandboxPerson, SandboxRoom } from "#adapters/web/port.ts";
import type { Account } from "#core/contract/call.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import { giveRole } from "#db/queries/member.ts";
import { meetAccount } from "#db/queries/person.ts";
import { bindRoom } from "#db/queries/room.ts";
import { type SandboxStanding, sandboxStandings } from "#db/queries/sandbox.ts";

const WEB = { platform: "web", workspace: "web" };

/** People to act as and rooms to act in, from the charter: who holds a power holds it from the start. */
export async function seedSandbox(db: Db, activity: Activity, now: Temporal.Instant): Promise<void> {
  const { people, rooms } = activity.charter.sandbox;
  for (const { handle, name, holds } of people) {
    const { personId } = await meetAccount(db, accountOf(handle, name), now);
    for (const role of holds) await giveRole(db, { activityId: activity.id, personId, role, since: now });
  }
  for (const { slug, name, visibility } of rooms) {
    await bindRoom(db, { activityId: activity.id, at: { ...WEB, channel: slug }, name, visibility, by: null, now });
  }
}

const accountOf = (account: string, name: string): Account => ({ ...WEB, account, name });

/** `roles`: the person's role in the charter's words, and what they hold now. */
export async function sandboxPeople(db: Db, activities: Activity[]): Promise<SandboxPerson[]> {
  const found = new Map<string, SandboxPerson>();
  for (const activity of activities) {
    const standings = await sandboxStandings(db, activity.id);
    for (const { handle, name, roles, holds } of activity.charter.sandbox.people) {
      if (found.has(handle)) continue;
      const own = standings.get(handle) ?? [];
      const held = own.flatMap((one) => one.role ?? []);
      const about = aboutOf(own[0], holds.length > 0);
      found.set(handle, { handle, name, roles: [...new Set([...roles, ...held])], about });
    }
  }
  return [...found.values()];
}

function aboutOf(standing: SandboxStanding | undefined, holds: boolean): string {
  if (standing?.organization)
    return `${standing.organization}, ${standing.confirmedAt ? "confirmed" : "not confirmed yet"}`;
  return holds ? "" : "not registered yet";
}

export function sandboxRooms(activities: Activity[]): SandboxRoom[] {
  const rooms = new Map<string, SandboxRoom>();
  for (const { charter } of activities) {
    for (const { slug, name } of charter.sandbox.rooms) if (!rooms.has(slug)) rooms.set(slug, { slug, name });
  }
  return [...rooms.values()];
}
