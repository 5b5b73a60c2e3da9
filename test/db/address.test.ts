import { expect, inject, test } from "vitest";
import { hostOf } from "#db/address.ts";
import { firstAnswer } from "#db/first-answer.ts";

test("a folder in the place of the host is where the server's unix socket lies", async () => {
  expect(hostOf("postgres://me@%2Fvar%2Frun%2Fpostgresql:5433/convene")).toEqual({ host: "/var/run/postgresql" });
  expect(hostOf("postgres://me@db.example.org/convene")).toEqual({});
  await firstAnswer(inject("postgresSocket"));
});
