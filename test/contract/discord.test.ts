import { createDiscordChat } from "../support/discord/chat.ts";
import { describeAdapter } from "./adapter-suite.ts";

describeAdapter("Discord", () => createDiscordChat(), {
  "an event that is sent again has the same id": "Discord never sends an interaction twice",
  "find still knows a post that was edited": "an edit names no key, and after an edit the message is known",
});
