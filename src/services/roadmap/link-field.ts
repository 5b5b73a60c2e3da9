import { line } from "#core/contract/input.ts";
import { readAddress } from "./said.ts";

export const linkField = line({
  label: "Link",
  help: "The address where it can be read.",
  max: 500,
  reads: (_, said) => readAddress(said),
}).optional();
