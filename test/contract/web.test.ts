import { createWebChat } from "../support/web/chat.ts";
import { describeAdapter } from "./adapter-suite.ts";

const OURS = "nothing stands between the sandbox and its store";

describeAdapter(
  "the web",
  async () => createWebChat(),
  {
    "a reply takes the place of the private message whose button was pressed":
      "a private answer is the response to a request, and the page draws it in place of the last one",
    "an edit of what somebody else deleted says so too": "only the bot deletes its messages in the sandbox",
    "somebody who takes no direct messages is closed to messages": "everybody takes them in the sandbox",
    "a room that is gone is told to the core, and takes no post": "the sandbox has the rooms of its charter",
    "a rate limit is waited for as long as the platform says, and nothing was made": OURS,
    "a file that is longer than it says is not read to its end": OURS,
    "a file that is to be fetched elsewhere is not followed there": OURS,
    "a call that is too long to be carried is refused": "the page carries a call of any length",
    "only the person a view names is notified": "the sandbox notifies nobody",
  },
  async (chat, person, room, text) => {
    const typed = { as: person.account.account, room: room.place.channel, text, id: "typed-once" };
    await chat.door.call(typed);
    await chat.door.call(typed);
  },
);
