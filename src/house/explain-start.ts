import { CharterError } from "#core/charter/charter-error.ts";
import { SettingsError } from "#core/env.ts";
import { FolderInUse } from "#db/lock-folder.ts";
import { DeclarationError } from "./load-declared.ts";
import { WrongStamp } from "./sandbox-clock.ts";

const KNOWN = [SettingsError, CharterError, FolderInUse, WrongStamp, DeclarationError];
const BY_CODE: Record<string, string> = {
  EADDRINUSE:
    "PORT: expected a free port; another process listens there already. Set PORT to another one, or 0 for any.",
  EACCES: "PORT or DATA_DIR: expected one this user may use.",
  ECONNREFUSED: "DATABASE_URL: expected a PostgreSQL that answers; nothing listens there.",
  ENOTFOUND: "DATABASE_URL: expected a PostgreSQL that answers; its host is not known.",
  "42P07":
    "DATA_DIR or DATABASE_URL: expected data of this version of Convene; its tables were made by another one. A sandbox starts afresh when its folder is removed.",
  "28P01": "DATABASE_URL: expected a user and password that PostgreSQL takes.",
  "3D000": "DATABASE_URL: expected a database that is there; create it first.",
};

/** What whoever starts it can mend is told in one line; anything else is a bug and shows where it comes from. */
export function explainStart(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (KNOWN.some((known) => cause instanceof known)) return (cause as Error).message;
    const known = "code" in cause ? BY_CODE[String(cause.code)] : undefined;
    if (known) return known;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
