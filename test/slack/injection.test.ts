import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Form, Message } from "#core/contract/view.ts";
import type { ChatPerson, ChatRoom } from "../support/chat.ts";
import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";

const TEXTS = {
  broadcasts: "<!channel> <!here> <!everyone> @everyone @here @channel",
  mentions: "<@U1000> <#C1|general> <!subteam^S1|team>",
  mrkdwn: "*bold* _italic_ ~strike~ `code` ```pre``` > quote",
  HTML: "<b onclick='x'>bold</b><script>alert(1)</script> &amp; &lt;i&gt; & < >",
  links: "[a](https://example.org) <https://example.org|click> https://example.org",
  "bidi and zero-width": "\u202Ereversed\u202C \u2066isolated\u2069 zero\u200Bwidth\uFEFF",
  "emoji and dates": ":smile: {date} <!date^1392734382^{date}|then> \\n 'quotes' “curly”",
  "3000 characters": "x".repeat(3000),
};
const NASTY = Object.entries(TEXTS).map(([what, text]) => ({ what, text }));

describe("what a person typed", () => {
  let chat: SlackChat;
  let adapter: ReturnType<SlackChat["adapter"]>;
  let person: ChatPerson;
  let room: ChatRoom;
  let answerWith: (text: string) => Message | Form;

  beforeAll(async () => {
    chat = await createSlackChat();
    adapter = chat.adapter();
    await adapter.start(async (event) => {
      if (event.kind !== "typed" && event.kind !== "call") return;
      const text = event.kind === "typed" ? event.text : String(event.values?.text);
      const view = answerWith(text);
      await (view.kind === "form" ? event.answer.form(view) : event.answer.reply(view));
    });
    person = await chat.person("SG21 representative");
    room = await chat.room("jca-mv");
  });
  afterAll(async () => {
    await adapter.stop();
    await chat.stop();
    expect(chat.server.refusals).toEqual([]);
  });

  const everywhere = (text: string): Message => {
    const short = text.slice(0, 60);
    return {
      kind: "message",
      summary: text,
      parts: [
        { kind: "heading", text },
        {
          kind: "text",
          spans: [text.slice(0, 500), { bold: short }, { person: "p1", name: short }, { link: short, label: short }],
        },
        { kind: "facts", rows: [{ label: short, value: [short] }] },
        { kind: "list", ordered: true, items: [[short]] },
        { kind: "tally", rows: [{ label: short, count: 1, share: 1, note: short }] },
        { kind: "quote", by: [short], spans: [short] },
        {
          kind: "choices",
          options: [{ label: short, call: { command: "x", args: { text: short } }, confirm: text.slice(0, 250) }],
        },
        {
          ...{ kind: "pick", placeholder: short, min: 1, max: 1, call: { command: "x", args: {} }, arg: "a" },
          options: [{ label: short, value: "1", description: short }],
        },
      ],
    };
  };

  it.each(NASTY)(
    "is shown as typed in a card, a direct message and a private answer, and notifies nobody: $what",
    async ({ text }) => {
      answerWith = everywhere;
      const short = text.slice(0, 60);
      const view = everywhere(text);
      await adapter.post(room.place, { kind: "message", view }, "card");
      await adapter.post(person.account, { kind: "message", view }, "direct");
      const reply = await person.types(text, room);
      const shown = [(await room.messages()).at(-1), (await person.inbox()).at(-1)];
      if (typeof reply === "object" && "message" in reply) shown.push(reply.message);
      expect(shown).toHaveLength(3);
      for (const seen of shown) {
        expect(seen?.text.startsWith(text)).toBe(true);
        expect(seen?.text.split(short).length).toBeGreaterThan(8);
        expect(seen).toMatchObject({
          buttons: [short],
          picks: [{ placeholder: short, options: [short] }],
          notified: [],
        });
      }
    },
  );

  it.each(NASTY.slice(0, -1))("comes back from a form and a button as it was typed: $what", async ({ text }) => {
    answerWith = (typed): Form => ({
      ...{ kind: "form", title: "Text", values: { text: typed }, errors: {}, page: { now: 1, of: 1 } },
      fields: [{ name: "text", label: typed.slice(0, 60), required: true, kind: "paragraph", maxLength: 3000 }],
      submit: { command: "x", args: {} },
    });
    const opened = await person.types(text, room);
    expect(opened).toMatchObject({ form: { fields: [{ value: text, label: text.slice(0, 60) }] } });
    answerWith = everywhere;
    expect(await person.sends({ text })).toMatchObject({ message: { buttons: [text.slice(0, 60)] } });
  });

  it("mentions only whom the view names, and only people of this workspace", async () => {
    const { account } = person;
    const elsewhere = { ...account, workspace: "T0OTHER" };
    const spans = [
      { person: "1", name: "SG21 representative", accounts: [account] },
      " and ",
      { person: "2", name: "SG13 representative", accounts: [elsewhere] },
    ];
    await adapter.post(
      room.place,
      { kind: "message", view: { kind: "message", summary: "x", parts: [{ kind: "text", spans }] } },
      "m",
    );
    expect((await room.messages()).at(-1)).toMatchObject({
      text: "@SG21 representative and SG13 representative",
      notified: [account.account],
    });
  });
});
