import type { SandboxName, SandboxPerson } from "#adapters/web/port.ts";
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

/** Someone of two charters is who the first says. */
export function sandboxNames(activities: Activity[]): ReadonlyMap<string, SandboxName> {
  const names = new Map<string, SandboxName>();
  for (const { handle, name } of activities.flatMap(({ charter }) => charter.sandbox.people)) {
    if (!names.has(handle)) names.set(handle, { handle, name });
  }
  return names;
}

/** `roles`: the person's role in the charter's words, and what they hold now. */
export async function sandboxPeople(db: Db, activities: Activity[]): Promise<SandboxPerson[]> {
  const found = new Map<string, SandboxPerson>();
  for (const activity of activities) {
    const standings = await sandboxStandings(db, activity.id);
    for (const person of activity.charter.sandbox.people) {
      const { handle, name, roles, holds } = person;
      if (found.has(handle)) continue;
      const own = standings.get(handle) ?? [];
      const held = own.flatMap((one) => one.role ?? []);
      const about = aboutOf(own[0], holds.length > 0);
      const registered = own.some((one) => one.organization);
      const known = { handle, name, roles: [...new Set([...roles, ...held])], about, registered };
      found.set(handle, { ...known, ...registerLine(person) });
    }
  }
  return [...found.values()];
}

type Person = Activity["charter"]["sandbox"]["people"][number];

/** What this person would type to take part, as far as the charter says it. */
function registerLine({ organization, category, country, email }: Person): { register?: string } {
  if (!organization || !category || !country || !email) return {};
  return { register: `register organization:"${organization}" category:${category} country:${country} email:${email}` };
}

function aboutOf(standing: SandboxStanding | undefined, holds: boolean): string {
  if (standing?.organization)
    return `${standing.organization}, ${standing.confirmedAt ? "confirmed" : "not confirmed yet"}`;
  return holds ? "" : "not registered yet";
}
