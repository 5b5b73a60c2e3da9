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
    execArgv: ["--import", new URL("./src/quick-imports.js", import.meta.url).href],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default", "json"],
    outputFile: { json: "node_modules/.vitest/tests.json" },
  },
});
