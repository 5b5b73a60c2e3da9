import { expect } from "vitest";
import type { Form, Message } from "#core/contract/view.ts";
import { ASK, type Called, type Check, formIn, lastIn, messageIn, posted, type Stage, say } from "./stage.ts";

/** What people type that some platform reads as its own. */
const TYPED = {
  "broadcasts and mentions": "<!channel> <!here> @everyone @here <@U1> <@!1> <@&1> <#1> <!subteam^S1>",
  emphasis: "*b* **b** _i_ __u__ ~s~ ~~s~~ ||spoiler|| *",
  code: "`code` ```fence``` ``two``",
  HTML: "<b>b</b> <script>alert(1)</script> &amp; &lt; & < >",
  links: "[x](http://e.org) <http://e.org|x> http://e.org [x]: http://e.org",
  "headings, lists and quotes": "# big > quoted >>> all -# small 1. one - two",
  "directions and nothing": "\u202Ereversed\u202C \u2066isolated\u2069 zero\u200Bwidth\uFEFF",
  "times, emoji and backslashes": "<t:0:R> <!date^0^{date}|then> :smile: <:x:1> \\* \\",
};

function everywhere(text: string): Message {
  return {
    kind: "message",
    summary: text,
    parts: [
      { kind: "heading", text },
      { kind: "text", spans: [text, { bold: text }, { person: "1", name: text }] },
      { kind: "facts", rows: [{ label: text, value: [text] }] },
      { kind: "list", ordered: false, items: [[text]] },
      { kind: "tally", rows: [{ label: text, count: 1, share: 1 }] },
      { kind: "quote", by: [text], spans: [text] },
    ],
  };
}
const PLACES = 10;
/** A platform may set what was typed apart by isolates, which nobody sees. */
const seenly = (text: string): string => text.replaceAll(/[\u2066\u2068\u2069\uFEFF]/g, "");

async function shownEverywhere(stage: Stage, view: Message) {
  const [person, room] = [await stage.person(), await stage.room()];
  await posted(stage, room.place, view);
  await posted(stage, person.account, view);
  stage.onAsk((event) => event.answer.reply(view));
  const answer = messageIn(await person.types(ASK, room));
  return [await lastIn(room), (await person.inbox()).at(-1) ?? expect.fail(), answer];
}

const shown =
  (text: string): Check =>
  async (stage) => {
    for (const seen of await shownEverywhere(stage, everywhere(text))) {
      expect(seenly(seen.text).split(seenly(text)).length - 1, seen.text).toBe(PLACES);
      expect(seen.notified).toEqual([]);
    }
  };

const cameBack =
  (text: string): Check =>
  async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    const form: Form = {
      ...{ kind: "form", title: "Text", values: { text }, errors: {}, page: { now: 1, of: 1 } },
      fields: [{ name: "text", label: "Text", required: true, kind: "paragraph", maxLength: 3000 }],
      submit: { command: "probe send", args: {} },
    };
    stage.onAsk((event) => event.answer.form(form));
    expect(formIn(await person.types(ASK, room)).fields).toMatchObject([{ value: text }]);
    let sent: Called["values"];
    stage.onAsk(async (event) => {
      sent = (event as Called).values;
      await event.answer.reply(say("Kept."));
    });
    await person.sends({ text });
    expect([sent?.text].flat()).toEqual([text]);
  };

const each = (title: string, check: (text: string) => Check): Record<string, Check> =>
  Object.fromEntries(Object.entries(TYPED).map(([what, text]) => [`${title}: ${what}`, check(text)]));

export const texts: Record<string, Check> = {
  ...each("what a person typed is shown as typed and notifies nobody", shown),
  ...each("what a person typed in a form comes back as typed", cameBack),

  "a text of 3000 characters is shown whole, or refused": async (stage) => {
    const text = "word ".repeat(600).trimEnd();
    const room = await stage.room();
    const delivery = await stage.adapter.post(room.place, { kind: "message", view: say(text) }, "long");
    if (delivery.status === "sent") return expect((await lastIn(room)).text).toContain(text);
    expect(delivery).toMatchObject({ status: "refused", why: "invalid" });
    expect(text.length).toBeGreaterThan(stage.adapter.can.message.chars);
    expect(await room.messages()).toEqual([]);
  },

  "only the person a view names is notified": async (stage) => {
    const [person, other, room] = [await stage.person(), await stage.person(), await stage.room()];
    const named = { person: "1", name: person.account.name, accounts: [person.account] };
    const view: Message = {
      ...say("Please vote."),
      parts: [{ kind: "text", spans: [named, ` please vote, not ${other.account.name}.`] }],
    };
    await posted(stage, room.place, view);
    expect((await lastIn(room)).notified).toEqual([person.account.account]);
  },
};
