import { CharterError } from "#core/charter/charter-error.ts";
import { SettingsError } from "#core/env.ts";
import { CannotOpen } from "#db/cannot-open.ts";
import { FolderInUse } from "#db/lock-folder.ts";
import { DeclarationError } from "./load-declared.ts";
import { WrongStamp } from "./wrong-stamp.ts";

const KNOWN = [SettingsError, CharterError, CannotOpen, FolderInUse, WrongStamp, DeclarationError];

/** What whoever starts it can mend is told in one line; anything else is a bug and shows where it comes from. */
export function explainStart(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (KNOWN.some((known) => cause instanceof known)) return (cause as Error).message;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
