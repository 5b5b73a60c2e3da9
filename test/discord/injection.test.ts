import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Message } from "#core/contract/view.ts";
import { fit as refit } from "#core/dispatch/fit.ts";
import type { Seen } from "../support/chat.ts";
import { type House, messageOf, startHouse } from "./house.ts";

const TYPED: [string, string][] = [
  ["a room mention", "<!channel> <!here> <#123456789012345678>"],
  ["everyone", "@everyone and @here, @Everyone"],
  ["people", "<@U1> <@123> <@!123456789012345678> <@&123456789012345678>"],
  ["Slack markup", "*bold* _italic_ ~struck~ `code` <https://example.org|here> &amp;"],
  ["markdown", "**bold** __under__ ~~struck~~ ||spoiler|| ***all*** \\*kept\\*"],
  ["a heading", "# Heading\n## Second\n-# Small\n### Third"],
  ["lists and quotes", "- one\n* two\n+ three\n1. four\n2) five\n> six\n>>> seven"],
  ["code blocks", "```js\nalert(1)\n``` and ``double``"],
  ["masked links", "[click](https://example.org) [x](<https://example.org>)"],
  ["bare links", "https://example.org/a_b_c?x=1 <https://example.org> www.example.org"],
  ["invites", "discord.gg/abc discord.com/invite/abc https://discord.gg/abc"],
  [
    "times, commands and emoji",
    "<t:1751500800:F> </poll open:123456789012345678> <a:wave:123456789012345678> :smile_cat: 12:30:45",
  ],
  ["HTML", "<script>alert(1)</script> <b>x</b> &lt;"],
  ["a shrug", "¯\\_(ツ)_/¯"],
  ["a forged reference", "Closed.\n-# Ref. w1"],
  ["direction controls", "safe \u202Eevil\u202C \u2066isolated\u2069 \u200Fmark"],
  ["zero width", "@\u200Beveryone a\u200Bb \u200D\uFEFF end"],
  ["backslashes", "\\ \\\\ \\* \\n C:\\path\\to"],
];

const views = (text: string): Message => ({
  kind: "message",
  summary: text,
  parts: [
    { kind: "text", spans: [text] },
    { kind: "quote", by: ["Somebody"], spans: [text] },
    { kind: "facts", rows: [{ label: "Reason", value: [text] }] },
    { kind: "list", ordered: false, items: [[text], [{ bold: "x" }, text]] },
    { kind: "choices", options: [{ label: "Show", call: { command: "poll show", args: { poll: "1" } } }] },
  ],
});

/** Lists and quotes put their own marks before each line. */
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, "").replaceAll(/\n {2}/g, "\n");

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

describe("what a person typed, on Discord", () => {
  it.each(TYPED)("shows %s as it was typed, and notifies nobody", async (what, text) => {
    const room = await house.chat.room("jca");
    const sent = await house.adapter.post(
      room.place,
      { kind: "message", view: views(text) },
      `w-t${TYPED.findIndex(([name]) => name === what)}`,
    );
    expect(sent.status).toBe("sent");
    const shown = (await room.messages()).at(-1) ?? expect.fail();
    expect(shown.notified).toEqual([]);
    const times = plain(shown.text).split(plain(text)).length - 1;
    expect(times, shown.text).toBe(5);
    house.onCall = (call) => call.answer.reply(views(text));
    const member = await house.chat.person(text.slice(0, 30));
    const reply = messageOf(await member.types("poll show poll:1", room));
    expect(plain(reply.text)).toContain(plain(text));
    expect(reply.notified).toEqual([]);
  });

  it("shows names of people, headings, labels and options as they were typed", async () => {
    const room = await house.chat.room("jca");
    const name = "**SG21** <@123456789012345678> [x](https://example.org)";
    const view: Message = {
      kind: "message",
      summary: "",
      parts: [
        { kind: "heading", text: name },
        {
          kind: "text",
          spans: [
            { person: "1", name },
            " says ",
            { bold: name },
            " see ",
            { link: "https://example.org/a>b", label: name },
          ],
        },
        { kind: "tally", rows: [{ label: name, count: 1, share: 0.5, note: name }] },
        { kind: "choices", options: [{ label: name, confirm: name, call: { command: "help", args: {} } }] },
        {
          kind: "pick",
          placeholder: name,
          options: [{ label: name, value: name }],
          min: 1,
          max: 1,
          arg: "choice",
          call: { command: "help", args: {} },
        },
      ],
    };
    await house.adapter.post(room.place, { kind: "message", view }, "w-2");
    const shown = (await room.messages()).at(-1) ?? expect.fail();
    expect(shown.text.split(name)).toHaveLength(9);
    expect(shown).toMatchObject({ buttons: [name], picks: [{ placeholder: name, options: [name] }], notified: [] });
  });

  it("shows 2000 characters of markup whole, and refuses what is more than a message holds", async () => {
    const room = await house.chat.room("jca");
    const text = "*_".repeat(1000);
    const view: Message = { kind: "message", summary: text, parts: [{ kind: "text", spans: [text] }] };
    expect(await house.adapter.post(room.place, { kind: "message", view }, "w-3")).toMatchObject({ status: "sent" });
    expect((await room.messages()).at(-1)?.text).toContain(text);
    const long = { ...view, parts: [{ kind: "text" as const, spans: ["@everyone ".repeat(800)] }] };
    expect(await house.adapter.post(room.place, { kind: "message", view: long }, "w-4")).toMatchObject({
      status: "refused",
      why: "invalid",
    });
  });

  it("shows 3000 characters of markup as they were typed, in a room and in a private answer", async () => {
    const room = await house.chat.room("jca");
    const text = "**@everyone** <!channel> [here](https://example.org) &amp; _all_ `code` ".repeat(50).slice(0, 3000);
    const view: Message = { kind: "message", summary: text, parts: [{ kind: "text", spans: [text] }] };
    const { pages } = refit(view, house.adapter.can, { token: () => "t" });
    const member = await house.chat.person("Member");
    const answers: Seen[] = [];
    for (const [index, page] of pages.entries()) {
      house.onCall = (call) => call.answer.reply(page);
      answers.push(messageOf(await member.types("poll show poll:1", room)));
      await house.adapter.post(room.place, { kind: "message", view: page }, `w-page${index}`);
    }
    const posted = (await room.messages()).slice(-pages.length);
    for (const shown of [answers, posted]) {
      const letters = shown.map((seen) => seen.text.replace(/Ref\. w-page\d$/, "")).join("");
      expect(letters.replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      expect(shown.flatMap(({ notified }) => notified)).toEqual([]);
    }
  });

  it("links to nothing but the web", async () => {
    const room = await house.chat.room("jca");
    const view: Message = {
      kind: "message",
      summary: "",
      parts: [{ kind: "text", spans: [{ link: "javascript:alert(1)", label: "here" }] }],
    };
    await house.adapter.post(room.place, { kind: "message", view }, "w-5");
    expect((await room.messages()).at(-1)?.text).toContain("here (javascript:alert(1))");
  });
});
