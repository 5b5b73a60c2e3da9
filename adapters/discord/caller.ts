import { type RawFile, REST, type RouteLike } from "discord.js";
import { failureOf, type Outcome } from "./failure.ts";
import { API_URL, type DiscordOptions, REQUESTS_PER_SECOND, type Timing } from "./settings.ts";

export type Call = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  route: RouteLike;
  body?: unknown;
  query?: Record<string, string>;
  files?: RawFile[];
  /** False for interaction callbacks and webhooks, whose token stands in the path. */
  auth?: boolean;
};
export type Caller = (call: Call) => Promise<Outcome>;

/** The library's REST client with its own retries and silent waiting switched off: the worker owns both. */
export function createCaller(options: DiscordOptions, timing: Timing): Caller {
  const rest = new REST({
    api: options.apiUrl ?? API_URL,
    version: "10",
    retries: 0,
    timeout: timing.requestMs,
    globalRequestsPerSecond: options.requestsPerSecond ?? REQUESTS_PER_SECOND,
    // Nobody repeats a private answer, so the library may wait with it.
    rejectOnRateLimit: ({ route }) => !route.startsWith("/webhooks/") && !route.startsWith("/interactions/"),
  });
  return async ({ method, route, body, query, files, auth }) => {
    // The library forgets the token after one 401.
    rest.setToken(options.token);
    try {
      const answer = await rest.request({
        method,
        fullRoute: route,
        ...(body === undefined ? {} : { body }),
        ...(query ? { query: new URLSearchParams(query) } : {}),
        ...(files ? { files } : {}),
        ...(auth === undefined ? {} : { auth }),
      } as Parameters<REST["request"]>[0]);
      return { ok: true, body: answer };
    } catch (error) {
      return { ok: false, failure: failureOf(error) };
    }
  };
}
