import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { organization } from "./member.ts";
import { person } from "./person.ts";
import { pollOption } from "./poll.ts";

export const meeting = pgTable(
  "meeting",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    title: text().notNull(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Where its times were said; calendars show it there. */
    zone: text().notNull(),
    place: text(),
    /** "ITU-T Study Group 21, 6 – 17 October 2025". */
    colocation: text(),
    /** People may take part from afar. */
    remote: boolean().notNull(),
    /** For the registered only; in no card, calendar or log. */
    link: text(),
    /** Half-open: the first instant at which nothing is accepted any more. Null: until the meeting starts. */
    registrationEndsAt: instant(),
    /** Half-open. Null: the activity's own lead time before the start. */
    documentsEndAt: instant(),
    state: text({ enum: ["scheduled", "started", "ended", "cancelled"] })
      .notNull()
      .default("scheduled"),
    startedAt: instant(),
    endedAt: instant(),
    cancelledAt: instant(),
    cancelledWhy: text(),
    /** What calendars know it by, for good, and how often it was changed for them. */
    uid: uuid().notNull().unique().default(sql`gen_random_uuid()`),
    sequence: integer().notNull().default(0),
    changedAt: instant().notNull(),
    madeAt: instant().notNull(),
    /** Null: it came from the charter. */
    scheduledBy: reference().references(() => person.id),
    /** The slot of a time poll that it was made of. */
    pollId: reference(),
    slot: integer(),
  },
  (table) => [
    unique("meeting_number_is_used_once").on(table.activityId, table.number),
    index("meeting_scheduled_by").on(table.scheduledBy).where(sql`${table.scheduledBy} is not null`),
    foreignKey({
      name: "meeting_is_of_its_slot",
      columns: [table.pollId, table.slot],
      foreignColumns: [pollOption.pollId, pollOption.number],
    }),
    uniqueIndex("meeting_of_slot_is_one").on(table.pollId, table.slot).where(sql`${table.state} <> 'cancelled'`),
    check("meeting_slot_is_whole", sql`(${table.pollId} is null) = (${table.slot} is null)`),
    index("meeting_by_start").on(table.activityId, table.startsAt),
    check("meeting_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("meeting_state_is_known", sql`${table.state} in ('scheduled', 'started', 'ended', 'cancelled')`),
    check("meeting_ends_after_it_starts", sql`${table.endsAt} > ${table.startsAt}`),
    check(
      "meeting_deadlines_are_before_it_ends",
      sql`${table.registrationEndsAt} <= ${table.endsAt} and ${table.documentsEndAt} <= ${table.endsAt}`,
    ),
    check("meeting_sequence_rises", sql`${table.sequence} >= 0`),
    check("meeting_start_is_kept", sql`(${table.state} in ('started', 'ended')) = (${table.startedAt} is not null)`),
    check("meeting_end_is_kept", sql`(${table.state} = 'ended') = (${table.endedAt} is not null)`),
    check("meeting_cancellation_is_kept", sql`(${table.state} = 'cancelled') = (${table.cancelledAt} is not null)`),
  ],
);

/** A person's part in a meeting: what they said before it, and what was seen at it. */
export const attendance = pgTable(
  "attendance",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    meetingId: reference()
      .notNull()
      .references(() => meeting.id),
    personId: reference()
      .notNull()
      .references(() => person.id),
    /** For whom they spoke when they registered. */
    organizationId: reference().references(() => organization.id),
    /** Null: never registered, withdrawn, or ended with its time kept: remote participation is not possible any more. */
    mode: text({ enum: ["on-site", "remote", "regrets"] }),
    registeredAt: instant(),
    attended: text({ enum: ["on-site", "remote", "absent"] }),
    attendedAt: instant(),
  },
  (table) => [
    unique("attendance_is_one_each").on(table.meetingId, table.personId),
    index("attendance_of_person").on(table.personId),
    check("attendance_mode_is_known", sql`${table.mode} in ('on-site', 'remote', 'regrets')`),
    check("attendance_seen_is_known", sql`${table.attended} in ('on-site', 'remote', 'absent')`),
    check("attendance_mode_has_its_time", sql`${table.mode} is null or ${table.registeredAt} is not null`),
    check("attendance_seen_has_its_time", sql`(${table.attended} is null) = (${table.attendedAt} is null)`),
  ],
);

/** The address of an activity's calendar: whoever knows it may read it, so it is unguessable and can be made anew. */
export const calendarFeed = pgTable("calendar_feed", {
  activityId: reference()
    .primaryKey()
    .references(() => activity.id),
  token: text().notNull().unique(),
  madeAt: instant().notNull(),
});
