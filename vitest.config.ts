import { defineConfig } from "vitest/config";

/** For the few tests that type every command: longer than any machine takes, and no measure of speed. */
export const EVERY_COMMAND_MS = 300_000;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/office/**"],
    globalSetup: ["test/support/postgres.ts"],
    pool: "forks",
    maxWorkers: 2,
    isolate: false,
    execArgv: [
      ...["--import", new URL("./src/quick-imports.js", import.meta.url).href],
      // The embedded database is compiled once, fast: to compile it again for speed costs more than the tests gain.
      ...["--liftoff-only", "--max-semi-space-size=64"],
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "json"],
    outputFile: { json: "node_modules/.vitest/tests.json" },
  },
});
