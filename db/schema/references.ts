import { activity } from "./activity.ts";
import { reference } from "./columns.ts";
import { person } from "./person.ts";

export const activityOf = () =>
  reference()
    .notNull()
    .references(() => activity.id);
export const personOf = () =>
  reference()
    .notNull()
    .references(() => person.id);
