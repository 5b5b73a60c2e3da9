import { createDiscordLike } from "../support/fakes/discord-like.ts";
import type { FakeChat } from "../support/fakes/platform.ts";
import { createSlackLike } from "../support/fakes/slack-like.ts";
import { type Again, describeAdapter } from "./adapter-suite.ts";
import { files } from "./suite/files.ts";

const again: Again<FakeChat> = async (chat, person, room, text) => {
  await person.types(text, room);
  await chat.world.again();
};
const NONE = "its forms take no files";
const SKIPS = Object.fromEntries(Object.keys(files).map((title) => [title, NONE]));
describeAdapter("slack-like", async () => createSlackLike(), SKIPS, again);
describeAdapter("discord-like", async () => createDiscordLike(), SKIPS, again);
