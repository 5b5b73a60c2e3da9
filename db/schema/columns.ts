import { bigint, customType } from "drizzle-orm/pg-core";

/** An instant in UTC, to the microsecond. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => "timestamp with time zone",
  toDriver: (value) => value.toString(),
  fromDriver: (value) =>
    Temporal.Instant.from(
      String(value)
        .replace(" ", "T")
        .replace(/([+-]\d\d)$/, "$1:00"),
    ),
});

/** Words as PostgreSQL's full text search keeps them; the database makes them, and only it reads them. */
export const words = customType<{ data: string; driverData: string }>({ dataType: () => "tsvector" });

export const identity = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const reference = () => bigint({ mode: "number" });
