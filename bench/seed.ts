import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { parse, stringify } from "yaml";
import { loadCharters } from "#core/charter/load-charters.ts";
import type { Db } from "#core/contract/context.ts";
import { loadReminders } from "#core/house/load-declared.ts";
import { openActivities } from "#core/house/open-activities.ts";
import { openSandboxClock, stampLive } from "#core/house/sandbox-clock.ts";
import { seedSandbox } from "#core/house/sandbox-people.ts";
import { connect } from "#db/connect.ts";
import { nameOf } from "./load/local-slack.ts";
import { addHistory } from "./seed-history.ts";

const CHARTER = new URL("../charters/jca-mv.yaml", import.meta.url);
export const CHAIR = "co-chair-1";
export const ROOM = "plenary";

export const sandboxVoters = (count: number) => Array.from({ length: count }, (_, at) => `voter-${at + 1}`);
/** Spread over all members, so that seats and indexes are met everywhere. */
export const slackVoters = (count: number, members: number) =>
  Array.from({ length: count }, (_, at) => `U${1 + Math.floor((at * members) / count)}`);

/** The activity's charter with so many people to act as, with others by their handles, and with further rooms. */
export function writeCharter(
  folder: string,
  { people, handles = [], rooms = 0 }: { people: number; handles?: string[]; rooms?: number },
): { charter: string; people: number } {
  const charter = parse(readFileSync(CHARTER, "utf8")) as { sandbox: { people: object[]; rooms: object[] } };
  const named = [...sandboxVoters(people), ...handles];
  charter.sandbox.people.push(...named.map((handle) => ({ handle, name: nameOf(handle), roles: ["member"] })));
  const further = Array.from({ length: rooms }, (_, at) => `room-${at + 1}`);
  charter.sandbox.rooms.push(...further.map((slug) => ({ slug, name: slug, visibility: "members" })));
  const file = join(folder, "charter.yaml");
  writeFileSync(file, stringify(charter));
  return { charter: file, people: charter.sandbox.people.length };
}

export type Seeding = {
  where: { url: string } | { dataDir: string };
  charter: string;
  /** The Slack channel the activity's room is; none: the sandbox. */
  channel?: string;
  /** All confirmed and counting. */
  members: number;
  /** Closed polls in which every member has voted. */
  closedPolls?: number;
};

/** Fills a new database: the activity, its room, a co-chair, members; what a first start makes is made the same way. */
export async function seed({ where, charter, channel, members, closedPolls = 0 }: Seeding): Promise<void> {
  const database = await connect("url" in where ? { ...where, writers: 1, readers: 1 } : where);
  const { reading: db } = database;
  try {
    const now = (await channel) === undefined ? await sandboxNow(db, charter) : await liveNow(db);
    const { made } = await openActivities({ db, ...(await readFiles(charter)), now, log: QUIET });
    if (channel === undefined) for (const activity of made) await seedSandbox(db, activity, now);
    else for (const statement of slackRoom(channel, now)) await db.execute(statement);
    for (const statement of people(members, now)) await db.execute(statement);
    if (closedPolls > 0) await addHistory(db, closedPolls);
  } finally {
    await database.close();
  }
}

const readFiles = async (charter: string) => ({
  charters: await loadCharters(charter),
  reminders: await loadReminders(),
});

const nothing = () => undefined;
const QUIET = { debug: nothing, info: nothing, warn: nothing, error: nothing };

async function liveNow(db: Db): Promise<Temporal.Instant> {
  await stampLive(db);
  return Temporal.Now.instant();
}

async function sandboxNow(db: Db, charter: string): Promise<Temporal.Instant> {
  const [loaded] = await loadCharters(charter);
  const start = Temporal.Instant.from(loaded?.charter.sandbox.now ?? Temporal.Now.instant());
  return (await openSandboxClock(db, start)).now();
}

const slackRoom = (channel: string, now: Temporal.Instant): SQL[] => [
  sql`insert into room (activity_id, platform, workspace, channel, visibility, bound_at)
    select id, 'slack', 'T0TEAM', ${channel}, 'members', ${now.toString()} from activity`,
  sql`with made as (insert into person (name) values (${nameOf(CHAIR)}) returning id, name),
    known as (insert into account (person_id, platform, workspace, account, name, used_at)
      select id, 'slack', 'T0TEAM', ${CHAIR}, name, ${now.toString()} from made)
    insert into role (activity_id, person_id, role, since)
      select activity.id, made.id, 'co-chair', ${now.toString()} from activity, made`,
];

/** In the sandbox those who are there already, then as many more as are wanted. */
const people = (members: number, now: Temporal.Instant): SQL[] => [
  sql`with made as (
      insert into person (name)
      select 'Member U' || n from generate_series(1, ${members} - (select count(*) from person)::int) n
      returning id, name)
    insert into account (person_id, platform, workspace, account, name, used_at)
    select id, 'slack', 'T0TEAM', substr(name, 8), name, ${now.toString()} from made`,
  sql`insert into organization (activity_id, name, name_key)
    select id, 'Organization ' || n, 'organization ' || n from activity, generate_series(1, 100) n`,
  sql`analyze person, organization`,
  sql`with counting as materialized (
      select activity.id, (select key from jsonb_each(charter::jsonb -> 'categories')
        where (value ->> 'counts')::boolean and value ->> 'grants' is null limit 1) as category from activity)
    insert into member (activity_id, number, person_id, organization_id, category, registered_at, confirmed_at, confirmed_by)
    select counting.id, row_number() over (order by person.id), person.id, organization.id, counting.category,
      ${now.toString()}, ${now.toString()}, person.id
    from counting, person join organization on organization.name = 'Organization ' || (1 + person.id % 100)`,
  sql`insert into counter (activity_id, series, last) select id, 'member', ${members}::bigint from activity`,
];
