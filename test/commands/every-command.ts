/** For the few tests that type every command: longer than any machine takes, and no measure of speed. */
export const EVERY_COMMAND_MS = 300_000;
