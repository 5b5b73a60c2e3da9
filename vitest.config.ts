import { defineConfig } from "vitest/config";
import { Order } from "./test/support/order.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**", "test/office/**"],
    globalSetup: ["test/support/postgres.ts"],
    sequence: { sequencer: Order },
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
