import { line, oneOf } from "#core/contract/input.ts";
import { deadline } from "../time/said.ts";
import { readLink } from "./read-link.ts";

/** How one can take part, and until when: asked when a meeting is scheduled and when it is changed. */
export const terms = {
  remote: oneOf({ label: "Remote participation" }, [
    { value: "yes", label: "Possible" },
    { value: "no", label: "Not possible" },
  ]).optional(),
  link: line({
    label: "Remote link",
    help: "Where it is held remotely; shown only to those who are registered.",
    max: 1000,
    reads: (_, said) => readLink(said),
  }).optional(),
  registration: deadline({
    label: "Registration until",
    help: "The last day to register, such as 2025-11-25: until the end of that day.",
  }).optional(),
  documents: deadline({
    label: "Documents until",
    help: "The last day to hand in documents, such as 2025-11-25: later ones are marked late.",
  }).optional(),
};
