import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { hostOf } from "#db/address.ts";
import { firstAnswer } from "#db/first-answer.ts";
import { holdsSocket, startPostgres } from "../support/postgres.ts";

test("a folder in the place of the host is where the server's unix socket lies", async () => {
  expect(hostOf("postgres://me@%2Fvar%2Frun%2Fpostgresql:5433/convene")).toEqual({ host: "/var/run/postgresql" });
  expect(hostOf("postgres://me@db.example.org/convene")).toEqual({});
  await firstAnswer(inject("postgresSocket"));
});

test("the tests' server is reached without a socket where the temporary folder has no room for one", async () => {
  const below = mkdtempSync(join(tmpdir(), `${"deep".repeat(20)}-`));
  chmodSync(below, 0o755);
  expect([holdsSocket("/tmp", 5433), holdsSocket("/tmp,", 5433), holdsSocket(below, 5433)]).toEqual([
    true,
    false,
    false,
  ]);
  const { url, socket, stop } = await startPostgres({ below });
  expect(socket).toBe(url);
  await stop();
  rmSync(below, { recursive: true });
});
