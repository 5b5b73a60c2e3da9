/** The database cannot be opened as the settings say; its message is one line that names the setting and never holds a secret. */
export class CannotOpen extends Error {}

const OTHER_TABLES =
  "expected data of this version of Convene; its tables were made by another one. A sandbox starts afresh when its folder is removed.";
const UNREACHED = "expected a PostgreSQL that answers";
const NO_EXTENSION = "expected a PostgreSQL with the extension pg_trgm, which comes with its contrib package.";

/** By the code of the operating system, of postgres.js, or of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const POSTGRES: Record<string, string> = {
  ECONNREFUSED: `${UNREACHED}; nothing listens there.`,
  ENOTFOUND: `${UNREACHED}; its host is not known.`,
  EAI_AGAIN: `${UNREACHED}; its host is not known now.`,
  CONNECT_TIMEOUT: `${UNREACHED}; what listens there did not answer as one in time.`,
  "28P01": "expected a user and password that PostgreSQL takes.",
  "28000": "expected a user whom PostgreSQL lets in from here, with or without TLS as it asks.",
  "3D000": "expected a database that is there; create it first.",
  "25006": "expected a PostgreSQL that can be written to; this one is read-only.",
  "53300": "expected a PostgreSQL with connections left; it has too many now.",
  "57P03": `${UNREACHED}; it is starting or stopping now.`,
};

const MIGRATION: Record<string, string> = {
  "42P07": OTHER_TABLES,
  "42701": OTHER_TABLES,
  "42710": OTHER_TABLES,
  "55P03":
    "expected tables that nobody else holds; another program has held them too long. If it is a Convene that brings them up to date, start again when it is done.",
  "42501": "expected a user who may make tables and extensions in the database.",
  "58P01": NO_EXTENSION,
  "0A000": NO_EXTENSION,
};

const FOLDERS: Record<string, string> = {
  EEXIST: "a file is there",
  ENOTDIR: "a part of it is a file",
  EACCES: "this user may not use it",
  EPERM: "this user may not use it",
  EROFS: "its disk is read-only",
  ENOSPC: "its disk is full",
};

/** It could not be reached, or let nobody in. */
export function explainPostgres(error: unknown): CannotOpen {
  const code = codeOf(error);
  const words = POSTGRES[code ?? ""] ?? `${UNREACHED}; the connection failed${inBrackets(code)}.`;
  return new CannotOpen(`DATABASE_URL: ${words}`, { cause: error });
}

/** Its tables could not be brought up to date; what nobody can mend by a setting stays what it is. */
export function explainMigration(setting: "DATABASE_URL" | "DATA_DIR", error: unknown): unknown {
  const words = MIGRATION[codeOf(error) ?? ""];
  return words === undefined ? error : new CannotOpen(`${setting}: ${words}`, { cause: error });
}

export function explainFolder(folder: string, error: unknown): CannotOpen {
  const code = codeOf(error);
  const why = FOLDERS[code ?? ""] ?? `it cannot be made or used${inBrackets(code)}`;
  return new CannotOpen(`DATA_DIR: expected a folder that can be written in; found "${folder}", but ${why}.`, {
    cause: error,
  });
}

export const unreadable = (folder: string, error: unknown) =>
  new CannotOpen(
    `DATA_DIR: expected an empty folder or one of this version of Convene; the database in "${folder}" cannot be opened.`,
    { cause: error },
  );

const inBrackets = (code: string | undefined) => (code === undefined ? "" : ` (${code})`);

function codeOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  }
  return undefined;
}
