/** The platform's own windows and budgets; tests set what they need. */
export const PLATFORM = {
  botToken: "xoxb-local-bot",
  appToken: "xapp-local-app",
  signingSecret: "local-signing-secret",
  /** Undefined: a workspace outside Enterprise Grid. */
  enterprise: undefined as string | undefined,
  ackMs: 3000,
  /** Events without an answer come again: https://docs.slack.dev/apis/events-api#retries */
  retryAfterMs: [0, 60_000, 300_000] as number[],
  /** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
  triggerMs: 3000,
  responseMs: 30 * 60_000,
  responseUses: 5,
  /** https://docs.slack.dev/apis/web-api/rate-limits */
  updates: { calls: 50, inMs: 60_000 },
  posts: { calls: 1, inMs: 1000 },
  /** Messages one page of history holds; 15 for apps distributed outside the Marketplace. */
  historyPage: 999,
  /** Scopes the app was given; undefined: all. */
  withoutScopes: [] as string[],
  /** Asked before each post and edit: how long it has to wait, when it is answered 429. */
  refusesFor: (): number | undefined => undefined,
};
export type Settings = typeof PLATFORM;

export const GENEROUS: Partial<Settings> = {
  updates: { calls: 100_000, inMs: 60_000 },
  posts: { calls: 100_000, inMs: 1000 },
  retryAfterMs: [0, 50, 100],
};
