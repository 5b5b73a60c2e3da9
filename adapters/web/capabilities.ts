import type { Capabilities } from "#core/contract/capabilities.ts";
import { CARRIED_CHARS } from "#core/contract/carried.ts";

/** The page is ours, so these numbers are chosen for reading, not imposed by anyone. */
export const can: Capabilities = {
  name: "Sandbox",
  typed: { by: "text", prefix: "" },
  message: {
    chars: 12_000,
    choices: 25,
    choiceLabelChars: 300,
    pickOptions: 100,
    optionLabelChars: 300,
    optionValueChars: 300,
    search: true,
  },
  form: {
    opens: "any time",
    fields: 25,
    about: { chars: 4000, fields: 0 },
    titleChars: 150,
    labelChars: 150,
    helpChars: 500,
    textChars: 10_000,
    pickOptions: 100,
    search: true,
    files: true,
    errors: true,
  },
  carriedChars: CARRIED_CHARS,
  directMessages: true,
  threads: { nameChars: 200, read: true },
  files: false,
  readersZone: true,
  privateFiles: true,
  fileBytes: 100 * 1024 * 1024,
  finds: "always",
  budgets: { post: { calls: 1000, inMs: 1000 }, edit: { calls: 1000, inMs: 1000 } },
};
