import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/connect.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const AT = "2025-07-03T06:00:00Z";

/** What no code of ours should ever write, and the constraint that would stop it. */
const BAD: [constraint: string, statement: string][] = [
  ["installation_is_one_row", "insert into installation (id, mode) values (2, 'live')"],
  ["installation_mode_is_known", "insert into installation (mode) values ('test')"],
  ["installation_clock_is_the_sandboxs", "insert into installation (mode) values ('sandbox')"],
  ["activity_slug_unique", `insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}')`],
  ["role_is_known", `insert into role (activity_id, person_id, role, since) values (1, 1, 'king', '${AT}')`],
  ["role_is_held_once", `insert into role (activity_id, person_id, role, since) values (1, 1, 'co-chair', '${AT}')`],
  [
    "member_is_registered_once",
    `insert into member (activity_id, number, person_id, organization_id, category, registered_at) values (1, 9, 1, 1, 'x', '${AT}')`,
  ],
  [
    "member_number_is_used_once",
    `insert into member (activity_id, number, person_id, organization_id, category, registered_at) values (1, 1, 2, 1, 'x', '${AT}')`,
  ],
  [
    "member_confirmed_is_approved",
    `update member set confirmed_at = '${AT}', confirmed_by = 1, awaits_approval = true`,
  ],
  ["member_end_has_a_reason", "update member set ended_why = 'left'"],
  ["member_end_is_known", `update member set ended_at = '${AT}', ended_why = 'lost'`],
  ["organization_list_is_known", "update organization set list = 'all'"],
  ["organization_is_represented_since", `update organization set representative_since = '${AT}'`],
  ["person_digest_is_known", "update person set digest = 'hourly'"],
  ["person_digest_hour_is_an_hour", "update person set digest_hour = 24"],
  ["person_quiet_hours_have_two_ends", "update person set quiet_from = '22:00'"],
  ["person_is_merged_into_another", "update person set merged_into = id"],
  ["link_is_of_two", "update link set typer_id = 1"],
  ["link_is_agreed_by_both", "update link set state = 'linked'"],
  ["link_state_is_known", "update link set state = 'lost'"],
  [
    "link_code_is_used_once",
    `insert into link (code_hash, maker_id, maker_account_id, made_at, expires_at) values ('h', 2, 2, '${AT}', '${AT}')`,
  ],
  ["link_consent_is_by_someone", "insert into link_consent (link_id, activity_id, agreed_by) values (1, 1, 1)"],
  ["member_is_confirmed_by_someone", `update member set confirmed_at = '${AT}'`],
  ["organization_name_is_used_once", "insert into organization (activity_id, name, name_key) values (1, 'O', 'o')"],
  [
    "account_is_one_person",
    `insert into account (person_id, platform, workspace, account, name, used_at) values (2, 'p', 'w', 'a', 'n', '${AT}')`,
  ],
  [
    "account_names_are_not_empty",
    `insert into account (person_id, platform, workspace, account, name, used_at) values (2, 'p', 'w', '', 'n', '${AT}')`,
  ],
  [
    "room_is_bound_once",
    `insert into room (activity_id, platform, workspace, channel, visibility, bound_at) values (1, 'p', 'w', 'c', 'members', '${AT}')`,
  ],
  [
    "room_visibility_is_known",
    `insert into room (activity_id, platform, workspace, channel, visibility, bound_at) values (1, 'p', 'w', 'd', 'all', '${AT}')`,
  ],
  ["room_unbinding_has_a_reason", `update room set unbound_at = '${AT}'`],
  [
    "box_per_is_known",
    `insert into box (activity_id, per, opened_at, ends_at) values (1, 'group', '${AT}', '2026-01-01T00:00:00Z')`,
  ],
  [
    "box_ends_after_it_opens",
    `insert into box (activity_id, per, opened_at, ends_at) values (1, 'person', '${AT}', '${AT}')`,
  ],
  ["seat_of_person", "insert into seat (activity_id, box_id, person_id) values (1, 1, 1)"],
  ["seat_is_of_one", "insert into seat (activity_id, box_id) values (1, 1)"],
  ["seat_is_of_one", "insert into seat (activity_id, box_id, person_id, organization_id) values (1, 1, 2, 1)"],
  ["ballot_seatId_unique", "insert into ballot (activity_id, box_id, seat_id, choice) values (1, 1, 1, '{2}')"],
  ["ballot_fits_its_kind", "update ballot set choice = '{}'"],
  ["ballot_fits_its_kind", "update ballot set choice = '{1,2}'"],
  ["ballot_fits_its_kind", "update ballot set choice = '{0}'"],
  ["ballot_fits_its_kind", "update ballot set choice = array[null::int]"],
  [
    "ballot_fits_its_kind",
    "insert into ballot (activity_id, box_id, kind, seat_id, choice) values (1, 3, 'ranked', 2, '{2,0}')",
  ],
  [
    "ballot_fits_its_kind",
    "insert into ballot (activity_id, box_id, kind, seat_id, choice) values (1, 3, 'ranked', 2, '{1,3}')",
  ],
  ["ballot_is_of_its_box", "update ballot set kind = 'multiple'"],
  ["ballot_is_of_its_box", "update ballot set secret = true, cast_by = null, cast_at = null"],
  ["ballot_has_a_seat_unless_secret", "update ballot set seat_id = null"],
  [
    "ballot_says_by_whom_unless_secret",
    `insert into ballot (activity_id, box_id, kind, secret, choice, cast_by) values (1, 3, 'ranked', true, '{1}', 1)`,
  ],
  [
    "ballot_says_by_whom_unless_secret",
    `insert into ballot (activity_id, box_id, kind, secret, choice, cast_at) values (1, 3, 'ranked', true, '{1}', '${AT}')`,
  ],
  ["box_kind_is_known", "update box set kind = 'raffle' where id = 2"],
  ["box_approval_is_not_secret", "update box set kind = 'approve', secret = true where id = 2"],
  ["poll_is_of_its_box", "update poll set kind = 'multiple'"],
  ["poll_eligible_is_known", "update poll set eligible = 'friends'"],
  ["poll_scores_have_a_range", "update poll set score_from = 0, score_to = 5"],
  [
    "poll_number_is_used_once",
    "insert into poll (activity_id, number, box_id, question, kind, results, visibility, opened_by) values (1, 1, 2, 'q', 'single', 'always', 'members', 1)",
  ],
  ["poll_kind_is_known", "update poll set kind = 'raffle'"],
  ["poll_results_are_known", "update poll set results = 'never'"],
  ["poll_visibility_is_known", "update poll set visibility = 'all'"],
  ["poll_bounds_are_in_order", "update poll set least = 2, most = 1"],
  [
    "reminder_state_is_known",
    `insert into reminder (activity_id, number, person_id, about, due_at, state) values (1, 1, 1, 'x', '${AT}', 'lost')`,
  ],
  [
    "reminder_pace_is_known",
    `insert into reminder (activity_id, number, person_id, about, due_at, every, starts_at, zone) values (1, 1, 1, 'x', '${AT}', 'hour', '${AT}', 'UTC')`,
  ],
  [
    "reminder_that_recurs_has_a_start",
    `insert into reminder (activity_id, number, person_id, about, due_at, every) values (1, 1, 1, 'x', '${AT}', 'day')`,
  ],
  [
    "reminder_recipients_are_named",
    `insert into reminder (activity_id, number, person_id, about, due_at, who) values (1, 1, 1, 'x', '${AT}', 'not-voted')`,
  ],
  [
    "due_reminder_waits_once",
    `insert into due_reminder (activity_id, person_id, kind, of_id, who, due_at) values (1, 1, 'poll', 1, 'x', '${AT}'), (1, 1, 'poll', 1, 'y', '${AT}')`,
  ],
  [
    "due_reminder_goes_in_a_message",
    `insert into due_reminder (activity_id, person_id, kind, of_id, who, due_at, state) values (1, 1, 'poll', 1, 'x', '${AT}', 'sent')`,
  ],
  [
    "meeting_number_is_used_once",
    `insert into meeting (activity_id, number, title, visibility, starts_at, ends_at, zone, remote, changed_at, made_at) values (1, 1, 'm', 'members', '${AT}', '2026-01-01T00:00:00Z', 'UTC', true, '${AT}', '${AT}')`,
  ],
  [
    "meeting_of_slot_is_one",
    `insert into meeting (activity_id, number, title, visibility, starts_at, ends_at, zone, remote, changed_at, made_at, poll_id, slot) values (1, 2, 'm', 'members', '${AT}', '2026-01-01T00:00:00Z', 'UTC', true, '${AT}', '${AT}', 1, 1)`,
  ],
  ["meeting_is_of_its_slot", "update meeting set slot = 2"],
  ["meeting_slot_is_whole", "update meeting set slot = null"],
  ["meeting_visibility_is_known", "update meeting set visibility = 'all'"],
  ["meeting_state_is_known", "update meeting set state = 'lost'"],
  ["meeting_ends_after_it_starts", "update meeting set ends_at = starts_at"],
  ["meeting_deadlines_are_before_it_ends", "update meeting set registration_ends_at = '2026-01-01T00:00:01Z'"],
  ["meeting_deadlines_are_before_it_ends", "update meeting set documents_end_at = '2026-01-01T00:00:01Z'"],
  ["meeting_sequence_rises", "update meeting set sequence = -1"],
  ["meeting_start_is_kept", "update meeting set state = 'started'"],
  ["meeting_end_is_kept", `update meeting set state = 'ended', started_at = '${AT}'`],
  ["meeting_cancellation_is_kept", "update meeting set state = 'cancelled'"],
  ["attendance_is_one_each", "insert into attendance (activity_id, meeting_id, person_id) values (1, 1, 1)"],
  ["attendance_mode_is_known", `update attendance set mode = 'perhaps', registered_at = '${AT}'`],
  ["attendance_seen_is_known", `update attendance set attended = 'perhaps', attended_at = '${AT}'`],
  ["attendance_mode_has_its_time", "update attendance set mode = 'remote'"],
  ["attendance_seen_has_its_time", "update attendance set attended = 'remote'"],
  ["agenda_meetingId_unique", "insert into agenda (activity_id, meeting_id) values (1, 1)"],
  ["agenda_state_is_known", "update agenda set state = 'lost'"],
  [
    "agenda_item_has_its_place",
    "insert into agenda_item (activity_id, agenda_id, position, depth, title) values (1, 1, 1, 0, 't')",
  ],
  ["agenda_item_is_on_alone", `update agenda_item set state = 'on', on_since = '${AT}'`],
  ["agenda_item_carriedFrom_unique", "update agenda_item set carried_from = 1"],
  ["agenda_item_state_is_known", "update agenda_item set state = 'lost'"],
  ["agenda_item_is_on_since", `update agenda_item set on_since = '${AT}'`],
  ["agenda_item_is_deferred_as_a_part", "update agenda_item set state = 'deferred'"],
  ["agenda_item_is_nested", "update agenda_item set depth = 4"],
  ["agenda_item_has_one_presenter", "update agenda_item set presenter = 'p', presenter_id = 1"],
  ["agenda_item_minutes_are_some", "update agenda_item set minutes = 0"],
  ["agenda_item_time_is_used", "update agenda_item set used_seconds = -1"],
  [
    "agenda_revision_number_is_used_once",
    `insert into agenda_revision (activity_id, agenda_id, number, state, frozen_at, frozen_by, settled_at, settled_how)
      values (1, 1, 1, 'approved', '${AT}', 1, '${AT}', 'at the meeting')`,
  ],
  [
    "agenda_revision_is_proposed_alone",
    `insert into agenda_revision (activity_id, agenda_id, number, state, frozen_at, frozen_by) values (1, 1, 2, 'proposed', '${AT}', 1)`,
  ],
  [
    "agenda_revision_state_is_known",
    `update agenda_revision set state = 'lost', settled_at = '${AT}', settled_how = 'at the meeting'`,
  ],
  ["agenda_revision_is_settled_once", "update agenda_revision set state = 'approved'"],
  ["agenda_revision_says_how", "update agenda_revision set settled_how = 'at the meeting'"],
  [
    "agenda_revision_way_is_known",
    `update agenda_revision set state = 'approved', settled_at = '${AT}', settled_how = 'by chance'`,
  ],
  ["lane_kind_is_known", "insert into lane (kind, of, of_id) values ('mail', 'x', 1)"],
  [
    "work_state_is_known",
    `insert into work (activity_id, lane_id, kind, payload, run_at, state) values (1, 1, 'post', '{}', '${AT}', 'lost')`,
  ],
];

const GOOD = `
  insert into activity (slug, charter, made_at) values ('a', '{}', '${AT}');
  insert into person (name) values ('One'), ('Two');
  insert into account (person_id, platform, workspace, account, name, used_at) values (1, 'p', 'w', 'a', 'n', '${AT}');
  insert into role (activity_id, person_id, role, since) values (1, 1, 'co-chair', '${AT}');
  insert into organization (activity_id, name, name_key) values (1, 'O', 'o');
  insert into member (activity_id, number, person_id, organization_id, category, registered_at) values (1, 1, 1, 1, 'x', '${AT}');
  insert into room (activity_id, platform, workspace, channel, visibility, bound_at) values (1, 'p', 'w', 'c', 'members', '${AT}');
  insert into box (activity_id, per, opened_at, ends_at) select 1, 'person', '${AT}', '2026-01-01T00:00:00Z' from generate_series(1, 2);
  insert into box (activity_id, per, kind, secret, opened_at, ends_at) values (1, 'person', 'ranked', true, '${AT}', '2026-01-01T00:00:00Z');
  insert into seat (activity_id, box_id, person_id) values (1, 1, 1), (1, 3, 1);
  insert into ballot (activity_id, box_id, seat_id, choice) values (1, 1, 1, '{1}');
  insert into poll (activity_id, number, box_id, question, kind, results, visibility, opened_by) values (1, 1, 1, 'q', 'single', 'always', 'members', 1);
  insert into poll_option (activity_id, poll_id, number, label) values (1, 1, 1, 'o');
  insert into link (code_hash, maker_id, maker_account_id, made_at, expires_at) values ('h', 1, 1, '${AT}', '${AT}');
  insert into meeting (activity_id, number, title, visibility, starts_at, ends_at, zone, remote, changed_at, made_at, poll_id, slot) values (1, 1, 'm', 'members', '${AT}', '2026-01-01T00:00:00Z', 'UTC', true, '${AT}', '${AT}', 1, 1);
  insert into attendance (activity_id, meeting_id, person_id) values (1, 1, 1);
  insert into agenda (activity_id, meeting_id) values (1, 1);
  insert into agenda_item (activity_id, agenda_id, position, depth, title) values (1, 1, 1, 0, 't'), (1, 1, 2, 0, 'u');
  insert into agenda_revision (activity_id, agenda_id, number, state, frozen_at, frozen_by) values (1, 1, 1, 'proposed', '${AT}', 1);
  insert into lane (kind, of, of_id) values ('post', 'room', 1);`;

describe.each(BOTH)("the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    for (const statement of GOOD.split(";").filter((one) => one.trim() !== ""))
      await database.db.execute(sql.raw(statement));
  });
  afterAll(() => database.close());

  it.each(BAD)("keeps %s: %s", async (constraint, statement) => {
    const error = await database.db.execute(sql.raw(statement)).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error, "it was taken").toBeInstanceOf(Error);
    const { cause } = error as Error;
    expect((cause as Error).message).toContain(`"${constraint}"`);
  });
});
