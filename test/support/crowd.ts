import { STANDARDIZED } from "./crowd-roadmap.ts";
import { ACTIVITIES, AT, FIRST, ID, LATER, of, PEOPLE, type Rows } from "./crowd-rows.ts";
import { WRITTEN } from "./crowd-statements.ts";

const HALF = PEOPLE / 2;
const ORGANIZATIONS = 50 * ACTIVITIES;
const POLLS = 20 * ACTIVITIES;
const MEETINGS = 10 * ACTIVITIES;
const DISCUSSIONS = 10 * ACTIVITIES;

const PARTICIPANTS: Record<string, Rows> = {
  person: { many: PEOPLE, values: { id: ID, name: "'Delegate ' || n" } },
  account: {
    many: PEOPLE,
    values: {
      ...{ id: ID, person_id: ID, platform: "'slack'", workspace: "'T0CROWD'", account: "'W' || n" },
      ...{ name: "'Delegate ' || n", used_at: AT },
    },
  },
  organization: {
    many: ORGANIZATIONS,
    values: { id: ID, activity_id: "activity", name: "'Body ' || n", name_key: "'body ' || n" },
  },
  member: {
    many: PEOPLE,
    values: {
      ...{
        id: ID,
        activity_id: "activity",
        number: "number",
        person_id: ID,
        organization_id: of(ORGANIZATIONS, PEOPLE),
      },
      ...{ category: "'sg-representative'", email: "'w' || n || '@example.org'", registered_at: AT, confirmed_at: AT },
      confirmed_by: of(2000, PEOPLE),
    },
  },
  role: {
    many: 2000,
    values: { activity_id: "activity", person_id: of(PEOPLE, 2000), role: "'secretariat'", since: AT },
  },
  stopped_reminder: {
    many: 2000,
    values: { activity_id: "activity", person_id: of(PEOPLE, 2000), kind: "'poll'", since: AT },
  },
  digest: { many: 5000, values: { activity_id: "activity", person_id: of(PEOPLE, 5000), until: AT } },
  link: {
    many: 5000,
    values: {
      ...{ id: ID, code_hash: "md5(n::text)", maker_id: ID, maker_account_id: ID, made_at: AT, expires_at: AT },
      ...{ typer_id: `${ID} + 1`, state: "'refused'" },
    },
  },
  link_consent: { many: 2000, values: { link_id: ID, activity_id: "activity" } },
  link_try: { many: 2000, values: { person_id: ID, tries: 1, since: AT } },
};

const POLL_KIND = "case when n % 4 = 0 then 'approve' else 'single' end";

const POLLED: Record<string, Rows> = {
  box: {
    many: POLLS,
    values: {
      ...{ id: ID, activity_id: "activity", per: "'person'", kind: POLL_KIND, opened_at: AT, ends_at: LATER },
      closed_at: `case when n % 20 > 0 then ${AT}::timestamptz end`,
    },
  },
  poll: {
    many: POLLS,
    values: {
      ...{ id: ID, activity_id: "activity", number: "number", box_id: ID, question: "'Approve it?'", kind: POLL_KIND },
      ...{ results: "'always'", visibility: "'members'", opened_by: of(PEOPLE, POLLS) },
    },
  },
  poll_option: {
    many: 3 * POLLS,
    values: { activity_id: "activity", poll_id: of(POLLS, 3 * POLLS), number: "1 + (n - 1) % 3", label: "'Yes'" },
  },
  seat: {
    many: HALF,
    values: { id: ID, activity_id: "activity", box_id: of(POLLS, HALF), person_id: ID },
  },
  ballot: {
    many: HALF,
    values: {
      ...{ activity_id: "activity", box_id: of(POLLS, HALF), seat_id: ID, choice: "array[1]" },
      ...{ cast_by: ID, cast_at: AT },
    },
  },
  consensus: { many: POLLS, values: { box_id: ID, activity_id: "activity" } },
  objection: {
    many: 2 * POLLS,
    values: {
      ...{ id: ID, activity_id: "activity", box_id: of(POLLS, 2 * POLLS), number: "1 + (n - 1) % 2", seat_id: ID },
      ...{ reason: "'A duty is missing.'", raised_by: ID, raised_at: AT },
    },
  },
  hold: {
    many: POLLS,
    values: {
      ...{ activity_id: "activity", box_id: ID, seat_id: ID, nth: 1, days: 7, asked_by: ID, asked_at: AT },
      ...{ end_before: AT, end_after: LATER },
    },
  },
  position_comment: {
    many: 5000,
    values: {
      seat_id: ID,
      activity_id: "activity",
      box_id: of(POLLS, 5000),
      text: "'We agree.'",
      said_by: ID,
      said_at: AT,
    },
  },
};

/** Of ten things nine are over. */
const over = (value: string) => `case when n % 10 > 0 then ${value} end`;

const MET: Record<string, Rows> = {
  meeting: {
    many: MEETINGS,
    values: {
      ...{ id: ID, activity_id: "activity", number: "number", title: "'A meeting'", visibility: "'members'" },
      ...{ starts_at: AT, ends_at: LATER, zone: "'UTC'", remote: true.toString(), changed_at: AT, made_at: AT },
      ...{ state: `coalesce(${over("'ended'")}, 'scheduled')` },
      ...{ started_at: over(`${AT}::timestamptz`), ended_at: over(`${AT}::timestamptz`) },
    },
  },
  attendance: {
    many: 10 * MEETINGS,
    values: { activity_id: "activity", meeting_id: of(MEETINGS, 10 * MEETINGS), person_id: ID },
  },
  agenda: { many: MEETINGS, values: { id: ID, activity_id: "activity", meeting_id: ID } },
  agenda_item: {
    many: 10 * MEETINGS,
    values: {
      ...{ id: ID, activity_id: "activity", agenda_id: of(MEETINGS, 10 * MEETINGS), position: "1 + (n - 1) % 10" },
      ...{ depth: 0, title: "'Opening'", presenter_id: ID },
    },
  },
  agenda_revision: {
    many: MEETINGS,
    values: {
      ...{ id: ID, activity_id: "activity", agenda_id: ID, number: 1, state: "'proposed'", frozen_at: AT },
      frozen_by: of(PEOPLE, MEETINGS),
    },
  },
  agenda_revision_item: {
    many: 10 * MEETINGS,
    values: {
      ...{ activity_id: "activity", revision_id: of(MEETINGS, 10 * MEETINGS), position: "1 + (n - 1) % 10" },
      ...{ depth: 0, title: "'Opening'", presenter_id: ID },
    },
  },
};

const DISCUSSED: Record<string, Rows> = {
  discussion: {
    many: DISCUSSIONS,
    values: {
      ...{ id: ID, activity_id: "activity", number: "number", subject: "'Terms'", question: "'Complete?'" },
      ...{ visibility: "'members'", box_id: ID, opened_by: of(PEOPLE, DISCUSSIONS) },
      ...{ concluded_at: over(`${AT}::timestamptz`), concluded_by: over(of(PEOPLE, DISCUSSIONS)) },
    },
  },
  discussion_room: { many: DISCUSSIONS, values: { activity_id: "activity", discussion_id: ID, room_id: ID } },
  discussion_call: {
    many: DISCUSSIONS,
    values: {
      ...{ id: ID, activity_id: "activity", discussion_id: ID, number: 1, box_id: `${ID} + ${DISCUSSIONS}` },
      ...{ proposal: "'They are.'", called_by: of(PEOPLE, DISCUSSIONS) },
    },
  },
  discussion_summary: {
    many: DISCUSSIONS,
    values: {
      ...{ activity_id: "activity", discussion_id: ID, version: 1, text: "'All agree.'" },
      ...{ written_by: of(PEOPLE, DISCUSSIONS), written_at: AT },
    },
  },
  comment: {
    many: 10 * DISCUSSIONS,
    values: {
      ...{ activity_id: "activity", discussion_id: of(DISCUSSIONS, 10 * DISCUSSIONS), number: "1 + (n - 1) % 10" },
      ...{ text: "'It is fine.'", said_by: ID, said_at: AT },
    },
  },
};

const SERIES = ["'poll'", "'meeting'", "'member'", "'reminder'", "'life event'"];

const RECORDED: Record<string, Rows> = {
  counter: {
    many: 5 * ACTIVITIES,
    values: { activity_id: "activity", series: `(array[${SERIES}])[number]`, last: 10_000 },
  },
  room: {
    many: 10 * ACTIVITIES,
    values: {
      ...{ id: ID, activity_id: "activity", platform: "'slack'", workspace: "'T0CROWD'", channel: "'D' || n" },
      ...{ visibility: "'members'", bound_at: AT },
    },
  },
  life_event: {
    many: 2000,
    values: {
      ...{
        activity_id: "activity",
        number: "number",
        event: "'continued'",
        decided_by: "'TSAG'",
        decided_on: "'2025-05-30'",
      },
      ...{ recorded_at: AT, recorded_by: of(PEOPLE, 2000) },
    },
  },
  audit: { many: HALF, values: { activity_id: "activity", at: AT, person_id: ID, what: "'vote cast'", ids: "'{}'" } },
  inbound: {
    many: 20_000,
    values: { platform: "'slack'", workspace: "'T0CROWD'", id: "'e' || n", at: AT, command: "'poll vote'" },
  },
  draft: {
    many: 5000,
    values: {
      id: "'d' || n",
      account_id: ID,
      command: "'poll vote'",
      args: "jsonb_build_object('poll', n % 1000)",
      expires_at: LATER,
    },
  },
  parked: {
    many: 5000,
    values: { token: "'p' || n", call: "jsonb_build_object('activity', 'crowd-' || n % 200)", expires_at: LATER },
  },
  reminder: {
    many: 5000,
    values: { activity_id: "activity", number: "number", person_id: ID, about: "'Tea'", due_at: LATER },
  },
  due_reminder: {
    many: 10_000,
    values: {
      activity_id: "activity",
      person_id: ID,
      kind: "'poll'",
      of_id: of(POLLS, 10_000),
      who: "'x'",
      due_at: LATER,
    },
  },
  lane: { many: 20_000, values: { id: ID, kind: "'post'", of: "'account'", of_id: ID } },
  work: {
    many: HALF,
    values: {
      ...{ activity_id: "activity", lane_id: of(20_000, HALF), kind: "'post'", run_at: LATER },
      ...{ payload: `'{"notice": "poll result", "about": {"poll": 1}}'`, done_at: AT },
      state: "case when n % 20 = 0 then 'due' when n % 999 = 0 then 'dead' else 'done' end",
    },
  },
  card: { many: POLLS, values: { id: ID, activity_id: "activity", of: "'poll'", of_id: ID } },
  card_place: { many: 2 * POLLS, values: { activity_id: "activity", card_id: of(POLLS, 2 * POLLS), room_id: ID } },
  budget: {
    many: 2000,
    values: { platform: "'slack'", workspace: "'T0CROWD'", channel: "'D' || n", method: "'post'", since: AT, used: 1 },
  },
  sandbox_message: {
    many: 5000,
    values: { key: "'k' || n", channel: `'crowd-' || n % 500`, private: "false", at: AT, view: "'{}'" },
  },
};

/** The charter of the first activity, in which nobody acts but one in one room. */
const CHARTER = `select jsonb_set(jsonb_set(jsonb_set(charter::jsonb, '{slug}', to_jsonb('crowd-' || n)),
    '{sandbox,people}', jsonb_build_array(charter::jsonb #> '{sandbox,people,0}')),
    '{sandbox,rooms}', jsonb_build_array(charter::jsonb #> '{sandbox,rooms,0}'))
  from activity where id < ${FIRST} order by id limit 1`;

/** Nothing is written into an index from now on, until it is made anew: for many rows that takes half the time. */
const LEAVE_INDEXES = `update pg_index set indisready = false
  where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`;

/** 200 activities and 100,000 people beside what is there, with what they have done; by one connection. `alone`: nobody else writes meanwhile. */
export async function addCrowd(run: (statement: string) => Promise<unknown>, { alone = false } = {}): Promise<void> {
  await run("set session_replication_role = replica");
  if (alone) await run(LEAVE_INDEXES);
  await run(`insert into activity (id, slug, charter, made_at) overriding system value
    select ${ID}, 'crowd-' || n, coalesce((${CHARTER}), '{}')::json, ${AT} from generate_series(1, ${ACTIVITIES}) n`);
  const all = { ...PARTICIPANTS, ...POLLED, ...MET, ...DISCUSSED, ...WRITTEN, ...STANDARDIZED, ...RECORDED };
  for (const [table, { many, values }] of Object.entries(all)) {
    const columns = Object.keys(values).map((column) => `"${column}"`);
    await run(`insert into "${table}" (${columns}) overriding system value
      select ${Object.values(values).join(", ")} from (select n, ${of(ACTIVITIES, many)} as activity,
        1 + (n - 1) % ${many / ACTIVITIES} as number from generate_series(1, ${many}) n) as one`);
  }
  await run("set session_replication_role = origin");
  if (alone) await run("reindex schema public");
  await run("analyze");
}
