import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Chat, ChatPerson, ChatRoom } from "../support/chat.ts";
import { answers } from "./suite/answers.ts";
import { files } from "./suite/files.ts";
import { forms } from "./suite/forms.ts";
import { posts } from "./suite/posts.ts";
import { ASK, type Check, openStage, type Stage } from "./suite/stage.ts";
import { texts } from "./suite/texts.ts";

const REDELIVERY = "an event that is sent again has the same id";
/** Every test of the contract by its name. */
const CHECKS: Record<string, Check> = { ...answers, ...files, ...forms, ...posts, ...texts };

/** How the platform sends the same typed command twice. */
export type Again<Made extends Chat> = (
  chat: Made,
  person: ChatPerson,
  room: ChatRoom,
  text: string,
) => Promise<unknown>;

/** What every platform has to keep. `skips`: why a test has no meaning there, by the test's name; the reason stands beside it. */
export function describeAdapter<Made extends Chat>(
  name: string,
  makeChat: () => Promise<Made>,
  skips: Record<string, string>,
  again?: Again<Made>,
): void {
  const checks = { ...CHECKS, ...(again ? { [REDELIVERY]: redelivered(again) } : {}) };
  describe(`the contract on ${name}`, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(makeChat);
    });
    afterAll(() => stage.stop());

    for (const [title, check] of Object.entries(checks)) {
      const reason = skips[title];
      const told = reason === undefined ? title : `${title} (not here: ${reason})`;
      test(told, { skip: reason !== undefined }, () => check(stage));
    }
    test("leaves out only tests there are", () => {
      const known = [...Object.keys(CHECKS), REDELIVERY];
      expect(Object.keys(skips).filter((title) => !known.includes(title))).toEqual([]);
      expect(again !== undefined || REDELIVERY in skips, `${REDELIVERY}: why not?`).toBe(true);
    });
  });
}

const redelivered =
  <Made extends Chat>(again: Again<Made>): Check =>
  async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    const before = stage.came.length;
    await again(stage.chat as Made, person, room, ASK);
    const ids = stage.came.slice(before).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  };
