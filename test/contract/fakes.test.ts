import { createDiscordLike } from "../support/fakes/discord-like.ts";
import type { FakeChat } from "../support/fakes/platform.ts";
import { createSlackLike } from "../support/fakes/slack-like.ts";
import { type Again, describeAdapter } from "./adapter-suite.ts";

const again: Again<FakeChat> = async (chat, person, room, text) => {
  await person.types(text, room);
  await chat.world.again();
};
describeAdapter("slack-like", async () => createSlackLike(), {}, again);
describeAdapter("discord-like", async () => createDiscordLike(), {}, again);
