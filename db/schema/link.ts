import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

/** Two accounts that are to become one person: a code made on one of them and typed on the other. Of no activity: a person is one in all of them. */
export const link = pgTable(
  "link",
  {
    id: identity(),
    /** SHA-256 of the code. */
    codeHash: text().notNull(),
    makerId: reference()
      .notNull()
      .references(() => person.id),
    makerAccountId: reference().notNull(),
    madeAt: instant().notNull(),
    /** Half-open: from then on neither the code nor a confirmation is taken. */
    expiresAt: instant().notNull(),
    typerId: reference().references(() => person.id),
    typerAccountId: reference(),
    makerAgreedAt: instant(),
    typerAgreedAt: instant(),
    state: text({ enum: ["made", "typed", "waiting", "linked", "refused"] })
      .notNull()
      .default("made"),
  },
  (table) => [
    uniqueIndex("link_code_is_used_once").on(table.codeHash).where(sql`${table.state} = 'made'`),
    index("link_of_maker").on(table.makerId),
    index("link_of_typer").on(table.typerId),
    check("link_state_is_known", sql`${table.state} in ('made', 'typed', 'waiting', 'linked', 'refused')`),
    check("link_is_of_two", sql`${table.typerId} <> ${table.makerId}`),
    check(
      "link_is_agreed_by_both",
      sql`${table.state} not in ('waiting', 'linked') or (${table.makerAgreedAt} is not null and ${table.typerAgreedAt} is not null)`,
    ),
  ],
);

/** An activity where the link would carry a power to another account: it waits for an officer there who is neither of the two. */
export const linkConsent = pgTable(
  "link_consent",
  {
    linkId: reference()
      .notNull()
      .references(() => link.id),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    agreedBy: reference().references(() => person.id),
    agreedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.linkId, table.activityId] }),
    index("link_consent_agreed_by").on(table.agreedBy).where(sql`${table.agreedBy} is not null`),
    check("link_consent_is_by_someone", sql`(${table.agreedBy} is null) = (${table.agreedAt} is null)`),
  ],
);

/** Wrong codes typed by one person since an instant: after five, none is taken for a while. */
export const linkTry = pgTable("link_try", {
  personId: reference()
    .primaryKey()
    .references(() => person.id),
  tries: integer().notNull(),
  since: instant().notNull(),
});
