import { expect } from "vitest";
import type { Delivery, Inbound } from "#core/contract/adapter.ts";
import type { Message } from "#core/contract/view.ts";
import { type Check, choices, deliver, edit, lastIn, newKey, posted, SINCE, type Stage, say, vote } from "./stage.ts";

const card = say("Approve the agenda?", choices({ label: "Approve", call: vote }));
const isGone = (event: Inbound): event is Extract<Inbound, { kind: "gone" }> => event.kind === "gone";

async function doubtful(
  stage: Stage,
): Promise<{ room: Awaited<ReturnType<Stage["room"]>>; key: string; lost: Delivery }> {
  const [room, key] = [await stage.room(), newKey()];
  await stage.chat.trouble({ kind: "answer lost", count: 1 });
  return { room, key, lost: await deliver(stage, room.place, card, key) };
}

export const posts = {
  "a post is shown, edited where it stands, and deleted": async (stage) => {
    const room = await stage.room();
    const ref = await posted(stage, room.place, card);
    expect(ref).toMatchObject(room.place);
    expect(await room.messages()).toMatchObject([{ buttons: ["Approve"], notified: [] }]);
    const edited = await stage.adapter.post(room.place, edit(say("Closed."), ref), newKey());
    expect(edited).toEqual({ status: "sent", ref });
    const [seen, ...more] = await room.messages();
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ buttons: [], edited: true, notified: [] });
    expect(seen?.text).toContain("Closed.");
    expect(await stage.adapter.post(room.place, { kind: "delete", ref }, newKey())).toMatchObject({ status: "sent" });
    expect(await room.messages()).toEqual([]);
  },

  "an edit of what was deleted says that there is no such message, and the room is not gone": async (stage) => {
    const room = await stage.room();
    const ref = await posted(stage, room.place, card);
    await stage.adapter.post(room.place, { kind: "delete", ref }, newKey());
    const edited = await stage.adapter.post(room.place, edit(say("Closed."), ref), newKey());
    expect(edited).toMatchObject({ status: "refused", why: "no such message" });
    await posted(stage, room.place, card);
  },

  "an edit of what somebody else deleted says so too": async (stage) => {
    const room = await stage.room();
    const ref = await posted(stage, room.place, card);
    await stage.chat.trouble({ kind: "message deleted", room, id: ref.message });
    const edited = await stage.adapter.post(room.place, edit(say("Closed."), ref), newKey());
    expect(edited).toMatchObject({ status: "refused", why: "no such message" });
  },

  "find knows which of several keys were made, in one look": async (stage) => {
    const room = await stage.room();
    const [first, second, never] = [newKey(), newKey(), newKey()];
    const refs = [await posted(stage, room.place, card, first), await posted(stage, room.place, say("Plain."), second)];
    const found = await stage.adapter.find(room.place, [first, never, second], SINCE);
    expect(found).toEqual({ [first]: refs[0], [second]: refs[1], [never]: "no" });
  },

  "find still knows a post that was edited": async (stage) => {
    const [room, key] = [await stage.room(), newKey()];
    const ref = await posted(stage, room.place, card, key);
    await stage.adapter.post(room.place, edit(say("Closed."), ref), key);
    expect(await stage.adapter.find(room.place, [key], SINCE)).toEqual({ [key]: ref });
  },

  "a post whose answer is lost may have been made, and find knows": async (stage) => {
    const { room, key, lost } = await doubtful(stage);
    expect(lost).toMatchObject({ status: "retry", made: "perhaps" });
    const [seen, ...more] = await room.messages();
    expect(more).toEqual([]);
    const found = await stage.adapter.find(room.place, [key], SINCE);
    expect(found).toEqual({ [key]: { ...room.place, message: seen?.id } });
  },

  "a post repeated under the same key is found under it": async (stage) => {
    const { room, key } = await doubtful(stage);
    await posted(stage, room.place, card, key);
    const shown = (await room.messages()).map(({ id }) => id);
    const found = (await stage.adapter.find(room.place, [key], SINCE))[key];
    if (found === "cannot tell") return;
    expect(typeof found === "object" && shown.includes(found.message)).toBe(true);
  },

  "a direct message reaches one person, is found, edited and deleted": async (stage) => {
    const [person, other, key] = [await stage.person(), await stage.person(), newKey()];
    const ref = await posted(stage, person.account, card, key);
    expect(await person.inbox()).toMatchObject([{ buttons: ["Approve"] }]);
    expect(await other.inbox()).toEqual([]);
    const never = newKey();
    expect(await stage.adapter.find(person.account, [key, never], SINCE)).toEqual({ [key]: ref, [never]: "no" });
    expect(await stage.adapter.post(person.account, edit(say("Closed."), ref), newKey())).toMatchObject({
      status: "sent",
    });
    expect(await person.inbox()).toMatchObject([{ buttons: [] }]);
    expect(await stage.adapter.post(person.account, { kind: "delete", ref }, newKey())).toMatchObject({
      status: "sent",
    });
    expect(await person.inbox()).toEqual([]);
  },

  "somebody who takes no direct messages is closed to messages": async (stage) => {
    const person = await stage.person();
    await stage.chat.trouble({ kind: "messages closed", person });
    expect(await deliver(stage, person.account, card)).toMatchObject({ status: "refused", why: "closed to messages" });
  },

  "a post to a room that is not there finds it gone": async (stage) => {
    const { place } = await stage.room();
    const nowhere = { ...place, channel: `${place.channel}9` };
    expect(await deliver(stage, nowhere, card)).toMatchObject({ status: "refused", why: "gone" });
  },

  "a room that is gone is told to the core, and takes no post": async (stage) => {
    const room = await stage.room();
    const ref = await posted(stage, room.place, card);
    await stage.chat.trouble({ kind: "room gone", room });
    expect((await stage.heard(isGone)).where).toEqual(room.place);
    expect(await deliver(stage, room.place, card)).toMatchObject({ status: "refused", why: "gone" });
    const edited = await stage.adapter.post(room.place, edit(say("Closed."), ref), newKey());
    expect(edited).toMatchObject({ status: "refused", why: "gone" });
  },

  "a rate limit is waited for as long as the platform says, and nothing was made": async (stage) => {
    const room = await stage.room();
    await stage.chat.trouble({ kind: "limited", count: 1, afterMs: 7000 });
    const limited = await deliver(stage, room.place, card);
    expect(limited).toMatchObject({ status: "retry", made: "no", limited: expect.any(String) });
    expect(limited.status === "retry" && limited.afterMs).toBeGreaterThanOrEqual(6900);
    expect(limited.status === "retry" && limited.afterMs).toBeLessThanOrEqual(8000);
    expect(await room.messages()).toEqual([]);
  },

  "a platform that is down is tried again, and recovers": async (stage) => {
    const room = await stage.room();
    await stage.chat.trouble({ kind: "down", count: 1 });
    const down = await deliver(stage, room.place, card);
    expect(down).toMatchObject({ status: "retry", made: expect.stringMatching(/^(no|perhaps)$/) });
    expect(await room.messages()).toEqual([]);
    await posted(stage, room.place, card);
    expect(await room.messages()).toHaveLength(1);
  },

  "a view that is too large is refused, never cut": async (stage) => {
    const room = await stage.room();
    const paragraphs = Array.from({ length: 30 }, () => ({ kind: "text" as const, spans: ["x".repeat(2500)] }));
    const options = Array.from({ length: 401 }, (_, at) => ({ label: `Option ${at}`, value: String(at) }));
    const pick = { kind: "pick", placeholder: "Choose", options, min: 1, max: 1, call: vote, arg: "choice" } as const;
    const label = "x".repeat(400);
    const views: Record<string, Message> = {
      characters: say("x", ...paragraphs),
      options: say("x", pick),
      label: say("x", choices({ label, call: vote })),
    };
    for (const [what, view] of Object.entries(views)) {
      expect(await deliver(stage, room.place, view), what).toMatchObject({ status: "refused", why: "invalid" });
    }
    expect(await room.messages()).toEqual([]);
    const ref = await posted(stage, room.place, card);
    const before = await lastIn(room);
    const edited = await stage.adapter.post(room.place, edit(views.characters ?? card, ref), newKey());
    expect(edited).toMatchObject({ status: "refused", why: "invalid" });
    expect(await room.messages()).toEqual([before]);
  },

  "a call that is too long to be carried is refused": async (stage) => {
    const room = await stage.room();
    const wordy = { activity: "jca-mv", command: "poll vote", args: { words: "x".repeat(2500) } };
    const delivery = await deliver(stage, room.place, say("x", choices({ label: "Vote", call: wordy })));
    expect(delivery).toMatchObject({ status: "refused", why: "invalid" });
    expect(await room.messages()).toEqual([]);
  },
} satisfies Record<string, Check>;
