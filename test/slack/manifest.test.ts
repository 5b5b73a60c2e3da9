import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fieldsOf, listOf } from "../support/slack/fields.ts";
import { SCOPES } from "../support/slack/web-api.ts";

const manifest = fieldsOf(parse(readFileSync("docs/slack-manifest.yaml", "utf8")));
const guide = readFileSync("docs/slack.md", "utf8");
const sources = readdirSync("adapters/slack").map((file) => readFileSync(`adapters/slack/${file}`, "utf8"));
const scopes = fieldsOf(fieldsOf(manifest.oauth_config).scopes).bot as string[];
const events = fieldsOf(fieldsOf(manifest.settings).event_subscriptions).bot_events as string[];

describe("the app manifest for Slack", () => {
  it("asks for every scope a method needs, and the guide says why", () => {
    expect(scopes).toEqual(expect.arrayContaining([...new Set(Object.values(SCOPES))]));
    for (const scope of scopes) expect(guide).toContain(`\`${scope}\``);
  });

  it("subscribes to the events that are received, and to no others", () => {
    const received = sources.flatMap((source) => [...source.matchAll(/app\.event\("(\w+)"/g)].map((match) => match[1]));
    const subscribed = events.map((event) => event.replace(/^message\..*/, "message"));
    expect([...new Set(subscribed)].sort()).toEqual([...new Set(received)].sort());
  });

  it("names the command the bot listens to", () => {
    expect(listOf(fieldsOf(manifest.features).slash_commands)[0]?.command).toBe("/jca");
  });
});
