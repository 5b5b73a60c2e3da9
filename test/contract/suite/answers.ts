import { expect } from "vitest";
import type { Answered } from "#core/contract/adapter.ts";
import type { Carried, Values } from "#core/contract/call.ts";
import type { Field, Form } from "#core/contract/view.ts";
import {
  ASK,
  type Asked,
  type Called,
  type Check,
  choices,
  lastIn,
  longestCall,
  messageIn,
  PARKED,
  posted,
  type Stage,
  say,
  vote,
} from "./stage.ts";

const CALLS: [label: string, call: Carried][] = [
  ["Vote", vote],
  ["Correct", { activity: "jca-mv", command: "poll open", args: { form: "yes" }, draft: "d7f3a9" }],
  ["Parked", PARKED],
  ["Longest", longestCall("poll vote")],
];
const callCard = say("Approve the agenda?", choices(...CALLS.map(([label, call]) => ({ label, call }))));

/** The events that were asked while `does` ran. */
async function askedBy(stage: Stage, does: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  stage.onAsk(async (event) => {
    asked.push(event);
    await event.answer.reply(say("Thank you."));
  });
  await does();
  return asked;
}

const flat = (values: Values | undefined, name: string) => [values?.[name] ?? []].flat();

async function pickedIn(stage: Stage, call: Carried, max: number, labels: string[]): Promise<Called> {
  const [person, room] = [await stage.person(), await stage.room()];
  const options = ["First", "Second", "Third"].map((label, index) => ({ label, value: String(index + 1) }));
  const select = { kind: "pick", placeholder: "Choose", options, min: 1, max, call, arg: "choice" } as const;
  await posted(stage, room.place, say("Which one?", select));
  const asked = await askedBy(stage, async () => person.picks(labels, await lastIn(room)));
  expect(asked).toHaveLength(1);
  return asked[0] as Called;
}

export const answers = {
  "a typed command says who asks and where, and is answered to that person alone": async (stage) => {
    const [person, other, room] = [await stage.person(), await stage.person(), await stage.room()];
    let reply: Awaited<ReturnType<typeof person.types>> = "nothing";
    const asked = await askedBy(stage, async () => {
      reply = await person.types(ASK, room);
    });
    expect(asked).toMatchObject([{ by: person.account, at: room.place }]);
    const [event] = asked;
    if (event?.kind === "typed") expect(event.text).toBe(ASK);
    else expect(event).toMatchObject({ kind: "call", call: { command: ASK } });
    expect(messageIn(reply)).toMatchObject({ text: "Thank you.", notified: [] });
    expect(await room.messages()).toEqual([]);
    expect([...(await other.inbox()), ...(await person.inbox())]).toEqual([]);
  },

  "a button comes back as the call it was rendered from": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    await posted(stage, room.place, callCard, "k-of-twenty-four-letters");
    for (const [label, call] of CALLS) {
      const asked = await askedBy(stage, async () => person.presses(label, await lastIn(room)));
      expect(asked).toMatchObject([{ kind: "call", by: person.account, at: room.place }]);
      expect((asked[0] as Called).call).toEqual(call);
    }
  },

  "a button of a private answer and of a direct message comes back too": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    stage.onAsk((event) => event.answer.reply(callCard));
    const answer = messageIn(await person.types(ASK, room));
    await posted(stage, person.account, callCard);
    const direct = (await person.inbox()).at(-1) ?? expect.fail();
    for (const seen of [answer, direct]) {
      const asked = await askedBy(stage, () => person.presses("Longest", seen));
      expect(asked).toMatchObject([{ kind: "call", by: person.account }]);
      expect((asked[0] as Called).call).toEqual(longestCall("poll vote"));
    }
  },

  "a select comes back as its call and what was picked": async (stage) => {
    const one = await pickedIn(stage, longestCall("poll vote"), 1, ["Second"]);
    expect(one.call).toEqual(longestCall("poll vote"));
    expect(flat(one.values, "choice")).toEqual(["2"]);
    const several = await pickedIn(stage, PARKED, 3, ["First", "Third"]);
    expect(several.call).toEqual(PARKED);
    expect(flat(several.values, "choice")).toEqual(["1", "3"]);
  },

  "an answer after busy arrives": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    stage.onAsk(async ({ answer }) => {
      await answer.busy();
      await answer.reply(say("It took a while."));
    });
    expect(messageIn(await person.types(ASK, room)).text).toBe("It took a while.");
    await posted(stage, room.place, callCard);
    expect(messageIn(await person.presses("Vote", await lastIn(room))).text).toBe("It took a while.");
  },

  "a reply never takes the place of the card whose button was pressed": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    await posted(stage, room.place, callCard);
    const card = await lastIn(room);
    await askedBy(stage, () => person.presses("Vote", card));
    expect(await room.messages()).toEqual([card]);
  },

  "a reply takes the place of the private message whose button was pressed": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    stage.onAsk((event) => event.answer.reply(say("Page 1", choices({ label: "Next", call: vote }))));
    const first = messageIn(await person.types(ASK, room));
    stage.onAsk((event) => event.answer.reply(say("Page 2", choices({ label: "Previous", call: vote }))));
    const second = messageIn(await person.presses("Next", first));
    expect(second).toMatchObject({ id: first.id, text: "Page 2", buttons: ["Previous"] });
    expect(await room.messages()).toEqual([]);
  },

  "a completion offers what the core finds, and can be told nothing": async (stage) => {
    const person = await stage.person();
    const topics = ["Avatars", "Haptics", "Identity"].map((label) => ({ label, value: label.toLowerCase() }));
    const topic: Field = { name: "topic", label: "Topic", required: true, kind: "search", of: "topic" };
    const form: Form = {
      ...{ kind: "form", title: "Ask", values: {}, errors: {}, page: { now: 1, of: 1 } },
      fields: [topic],
      submit: vote,
    };
    stage.onAsk((event) => event.answer.form(form));
    stage.onComplete((event) => event.answer(topics.filter(({ label }) => label.includes(event.typed))));
    expect(await person.completes(ASK, "topic", "Ha")).toEqual(["Haptics"]);
    topics.push({ label: `Roadmap of ${"metaverse ".repeat(20)}& <standards>`, value: "roadmap" });
    expect(await person.completes(ASK, "topic", "Road")).toEqual([expect.stringMatching(/^Roadmap of metaverse /)]);
    stage.onComplete((event) => event.answer([]));
    expect(await person.completes(ASK, "topic", "Ha")).toEqual([]);
  },

  "every event has an id of its own": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    await posted(stage, room.place, callCard);
    const card = await lastIn(room);
    await askedBy(stage, async () => {
      await person.types(ASK, room);
      await person.types(ASK, room);
      await person.presses("Vote", card);
      await person.presses("Vote", card);
    });
    // A completion changes nothing, so nothing is remembered by its id.
    const ids = stage.came.filter(({ kind }) => kind !== "complete").map(({ id }) => id);
    expect(ids.every((id) => id !== "")).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  },

  "stop takes nothing new and finishes what is in hand": async (shared) => {
    const stage = await shared.another();
    const [person, other, room] = [await stage.person(), await stage.person(), await stage.room()];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const { promise: inHand, resolve: arrived } = Promise.withResolvers<void>();
    const { promise: outcome, resolve: answered } = Promise.withResolvers<Answered>();
    stage.onAsk(async ({ answer }) => {
      arrived();
      await held;
      answered(await answer.reply(say("Finished.")));
    });
    const reply = person.types(ASK, room);
    await inHand;
    let stopped = false;
    const stopping = stage.adapter.stop().then(() => {
      stopped = true;
    });
    const late = other.types(ASK, room).catch(() => "nothing" as const);
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(await outcome).toEqual({ status: "sent" });
    expect(messageIn(await reply).text).toBe("Finished.");
    expect(stage.came).toHaveLength(1);
    await stage.chat.stop();
    await late;
    expect(stage.came).toHaveLength(1);
  },
} satisfies Record<string, Check>;
