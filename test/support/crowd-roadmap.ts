import { ACTIVITIES, AT, ID, of, PEOPLE, type Rows } from "./crowd-rows.ts";

const ENTRIES = 50 * ACTIVITIES;

export const STANDARDIZED: Record<string, Rows> = {
  roadmap_check: {
    many: 20 * ACTIVITIES,
    values: { id: ID, activity_id: "activity", since: AT, verified: "true", verified_by: of(PEOPLE, 20 * ACTIVITIES) },
  },
  roadmap_entry: {
    many: ENTRIES,
    values: {
      ...{
        id: ID,
        activity_id: "activity",
        number: "number",
        body: "'ITU-T'",
        body_key: "'itu-t'",
        title: "'Deliverable ' || n",
      },
      ...{ deliverable: "'F.' || n", deliverable_key: "'f' || n", identity_key: "'number f' || n", topic: "'avatars'" },
      ...{ status: "'published'", contact_id: of(PEOPLE, ENTRIES), check_id: of(20 * ACTIVITIES, ENTRIES) },
    },
  },
  roadmap_word: { many: ENTRIES, values: { activity_id: "activity", word: "'word' || n" } },
  roadmap_import: {
    many: 2000,
    values: { activity_id: "activity", made_by: of(PEOPLE, 2000), made_at: AT, rows: "'[]'" },
  },
};
