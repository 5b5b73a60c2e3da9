import type { Form, Message as View } from "#core/contract/view.ts";
import { openHouse, type TestHouse, type Wanted } from "../support/house.ts";
import type { WebChat } from "../support/web/chat.ts";
import { listen } from "../support/web/serve.ts";
import { viewAsPayload } from "./capture.ts";
import type { Shot } from "./shot.ts";
import { housed } from "./stage.ts";

const ROOM = "plenary";
const ZONE = "Europe/Zurich";

/** Where the picture is taken: the page of one person, perhaps after typing something that changes nothing. */
export type WebPlace = {
  url: string;
  zone: string;
  look: "part" | "page";
  type?: string;
  part: { selector: string; text: string };
};
type Taking = { name: string; as: string; look?: "page" } & ({ card: string } | { type: string; shows: string });

export type WebStage = {
  test: TestHouse;
  says(as: string, text: string): Promise<void>;
  takes(taking: Taking): Promise<void>;
  shots: Shot[];
  stop(): Promise<void>;
};
type Opening = { database?: Wanted["database"]; visit?: (name: string, place: WebPlace) => Promise<void> };

/** The sandbox, and where pictures are wanted the page it serves. */
export async function openWebStage({ database, visit }: Opening): Promise<WebStage> {
  const test = await openHouse(housed(database));
  const chat = test.chats[0] as WebChat;
  const served = visit ? await serve(test) : undefined;
  const shots: Shot[] = [];

  async function viewOf(taking: Taking): Promise<{ view: View | Form; at: string }> {
    if ("type" in taking) {
      const { view } = await chat.door.call({ as: taking.as, room: ROOM, text: taking.type });
      if (!view) throw new Error(`nothing is shown for "${taking.type}"`);
      return { view, at: String(test.clock.now()) };
    }
    const messages = await chat.door.messages(ROOM, taking.as);
    const found = messages.findLast(({ view }) => JSON.stringify(view).includes(taking.card));
    if (!found) throw new Error(`nobody said "${taking.card}" in the sandbox`);
    return found;
  }

  return {
    test,
    shots,
    async says(as, text) {
      const { view } = await chat.door.call({ as, room: ROOM, text });
      if (view?.kind !== "message") throw new Error(`${text}: ${JSON.stringify(view)}`);
      await test.house.settle();
    },
    async takes(taking) {
      const { view, at } = await viewOf(taking);
      const { name, as, look = "part" } = taking;
      const isForm = view.kind === "form";
      const where = isForm ? "form" : "type" in taking ? "answer" : "room";
      const payload = viewAsPayload(view);
      shots.push({ name, platform: "web", reader: as, zone: ZONE, at: String(at), where, edited: false, payload });
      const selector = isForm ? "dialog[open]" : "type" in taking ? ".private" : ".card";
      const part = { selector, text: "type" in taking ? taking.shows : taking.card };
      const type = "type" in taking ? { type: taking.type } : {};
      const url = `${served?.url}/?as=${as}&room=${ROOM}`;
      await visit?.(name, { url, zone: ZONE, look, part, ...type });
    },
    async stop() {
      await served?.stop();
      await test.stop();
    },
  };
}

async function serve({ house }: TestHouse) {
  const web = house.adapters.find((adapter) => adapter.fetch);
  if (!web?.fetch) throw new Error("the house has no sandbox");
  return await listen(web.fetch);
}
