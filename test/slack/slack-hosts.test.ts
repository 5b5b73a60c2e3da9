import { expect, it } from "vitest";
import { isFileUrl, isSlackUrl } from "#adapters/slack/slack-hosts.ts";

it("the token goes to Slack's file host alone", () => {
  expect(isFileUrl("https://files.slack.com/files-pri/T1-F1/list.csv", undefined)).toBe(true);
  expect(isFileUrl("https://files.slack-gov.com/x", "https://slack-gov.com/api/")).toBe(true);
  for (const url of [
    "http://files.slack.com/x",
    "https://files.slack.com.example.org/x",
    "https://example.slack.com/x",
    "x",
  ]) {
    expect(isFileUrl(url, undefined)).toBe(false);
  }
});

it("private answers go to Slack's hooks alone", () => {
  expect(isSlackUrl("https://hooks.slack.com/commands/T1/1/x", undefined)).toBe(true);
  for (const url of ["https://hooks-slack.com/x", "https://example.org/hooks.slack.com", "http://hooks.slack.com/x"]) {
    expect(isSlackUrl(url, undefined)).toBe(false);
  }
});
