import { textOf } from "../flows/story.ts";
import type { Chat } from "../support/chat.ts";

/** What one person is answered for typed words, in a room of their own choice. */
export function says(chat: Chat, who: string, home: string) {
  return async (text: string, room = home): Promise<string> =>
    textOf(await (await chat.person(who)).types(text, await chat.room(room)));
}
