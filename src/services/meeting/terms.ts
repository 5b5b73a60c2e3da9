import { line, oneOf } from "#core/contract/input.ts";

const DATE = "Such as 2025-11-25: until the end of that day.";

/** How one can take part, and until when: asked when a meeting is scheduled and when it is changed. */
export const terms = {
  remote: oneOf({ label: "Remote participation" }, [
    { value: "yes", label: "Possible" },
    { value: "no", label: "Not possible" },
  ]).optional(),
  link: line({ label: "Remote link", help: "Shown only to those who are registered.", max: 1000 }).optional(),
  registration: line({ label: "Registration until", help: DATE, max: 80 }).optional(),
  documents: line({ label: "Documents until", help: DATE, max: 80 }).optional(),
};
