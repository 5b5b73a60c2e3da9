/** Platforms by the names people know them by. */
export const PLATFORMS: Readonly<Record<string, string>> = { slack: "Slack", discord: "Discord", web: "Sandbox" };

/** "on Slack", "in the sandbox". */
export const onPlatform = (platform: string) =>
  platform === "web" ? "in the sandbox" : `on ${PLATFORMS[platform] ?? platform}`;
