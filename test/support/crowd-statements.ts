import { ACTIVITIES, AT, ID, LATER, of, PEOPLE, type Rows } from "./crowd-rows.ts";

const STATEMENTS = 50 * ACTIVITIES;

export const WRITTEN: Record<string, Rows> = {
  statement: {
    many: STATEMENTS,
    values: {
      ...{ id: ID, activity_id: "activity", number: "number", direction: "'in'", sender: "'Body ' || n" },
      ...{ state: "case when n % 10 = 0 then 'assigned' else 'noted' end", title: "'Title ' || n" },
      ...{ title_key: "'title ' || n", identifier: "'LS-' || n", identifier_key: "'ls-' || n", purpose: "'action'" },
      ...{ deadline_at: LATER, body: "'Text'", visibility: "'members'", entered_by: of(PEOPLE, STATEMENTS) },
      ...{ in_reply_to: `case when n > 1 then ${ID} - 1 end`, entered_at: AT, received_at: AT },
      ...{ responsible_id: of(PEOPLE, STATEMENTS), settled_at: `case when n % 10 > 0 then ${AT}::timestamptz end` },
    },
  },
  statement_destination: {
    many: STATEMENTS,
    values: { activity_id: "activity", statement_id: ID, position: 1, body: "'JCA'", purpose: "'action'" },
  },
  statement_contact: {
    many: STATEMENTS,
    values: { activity_id: "activity", statement_id: ID, position: 1, name: "'Contact ' || n" },
  },
  statement_event: {
    many: 2 * STATEMENTS,
    values: {
      ...{ activity_id: "activity", statement_id: of(STATEMENTS, 2 * STATEMENTS), what: "'received'", at: AT },
      by: of(PEOPLE, 2 * STATEMENTS),
    },
  },
};
