import { line, oneOf } from "#core/contract/input.ts";
import { readCountry } from "../register/read-country.ts";
import { LISTS } from "./lists.ts";

/** Where an organization stands in the lists of contacts. */
export const placeInLists = {
  list: oneOf({ label: "List", help: "In which list of contacts it stands." }, [
    ...LISTS,
    { value: "none", label: "Neither" },
  ]).optional(),
  body: line({ label: "Body", help: "To which body it belongs on the list, such as ITU-T.", max: 150 }).optional(),
  group: line({ label: "Group", help: "Which group of that body it is, such as SG21.", max: 150 }).optional(),
  country: line({
    label: "Country",
    help: "Where it is based: two letters, such as KR, or its name.",
    max: 60,
    reads: (_, said) => readCountry(said),
  }).optional(),
};
