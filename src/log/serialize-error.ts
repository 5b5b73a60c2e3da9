import { stdSerializers } from "pino";

/** What a failed statement may tell of itself: its words with placeholders and where it failed, never the values, which may be a ballot or what somebody typed. */
const TOLD = [
  "code",
  "severity",
  "schema_name",
  "table_name",
  "column_name",
  "constraint_name",
  "schema",
  "table",
  "column",
  "constraint",
  "routine",
];

/** An error as it is logged; one of the database loses its values and the texts that may quote them. */
export function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const statement = statementOf(error);
  if (statement === undefined) return stdSerializers.err(error);
  const told: Record<string, unknown> = {};
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    for (const name of TOLD) if (typeof Reflect.get(cause, name) === "string") told[name] ??= Reflect.get(cause, name);
  }
  return {
    type: error.name,
    message: `the database refused a statement (${told.code ?? "no code"})`,
    ...told,
    statement,
    stack: placesOf(error),
  };
}

/** Drizzle's error carries the statement and the values of its placeholders. */
function statementOf(error: Error): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ("query" in cause && "params" in cause && typeof cause.query === "string") return cause.query;
  }
  return undefined;
}

/** The lines of the stack without the message above them, which quotes the values. */
const placesOf = ({ stack = "" }: Error) =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
