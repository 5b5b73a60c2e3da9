import { expect } from "vitest";
import type { Answered } from "#core/contract/adapter.ts";
import type { Form } from "#core/contract/view.ts";
import {
  ASK,
  type Called,
  type Check,
  choices,
  formIn,
  lastIn,
  longestCall,
  messageIn,
  posted,
  say,
  vote,
} from "./stage.ts";

const submit = longestCall("poll open");
const kinds = ["single", "multiple"].map((value) => ({ label: `One ${value} choice`, value }));
const days = ["mon", "tue", "wed"].map((value) => ({ label: `On ${value}`, value }));
const form: Form = {
  kind: "form",
  title: "Open a poll",
  about: ["Poll 4: *Approve* <the> `agenda` & @everyone's [plan](https://example.org)?", "# 1. Second: line"],
  fields: [
    { name: "question", label: "Question", help: "One sentence.", required: true, kind: "line", maxLength: 300 },
    { name: "options", label: "Options", required: false, kind: "paragraph", maxLength: 2000 },
    { name: "kind", label: "Kind", required: false, kind: "pick", options: kinds, min: 1, max: 1 },
    { name: "days", label: "Days", required: false, kind: "pick", options: days, min: 1, max: 3 },
  ],
  values: { options: "Approve\nObject", kind: "multiple" },
  errors: {},
  page: { now: 1, of: 1 },
  submit,
};
const flat = ({ values }: Called, name: string) => [values?.[name] ?? []].flat();

export const forms = {
  "a form opens with what is known, and comes back as its call and what was filled in": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    stage.onAsk((event) => event.answer.form(form));
    const opened = formIn(await person.types(ASK, room));
    expect(opened.title).toBe("Open a poll");
    expect(opened.about).toBe(form.about?.join("\n"));
    expect(opened.fields.map(({ name, value }) => [name, value])).toEqual([
      ["question", ""],
      ["options", "Approve\nObject"],
      ["kind", "One multiple choice"],
      ["days", ""],
    ]);
    let sent: Called | undefined;
    stage.onAsk(async (event) => {
      sent = event as Called;
      await event.answer.reply(say("Opened."));
    });
    const reply = await person.sends({ question: "Approve the agenda?", days: ["mon", "wed"] });
    expect(messageIn(reply).text).toBe("Opened.");
    const call = sent ?? expect.fail();
    expect(call).toMatchObject({ kind: "call", by: person.account, call: submit });
    expect(flat(call, "question")).toEqual(["Approve the agenda?"]);
    expect(flat(call, "options")).toEqual(["Approve\nObject"]);
    expect(flat(call, "kind")).toEqual(["multiple"]);
    expect(flat(call, "days")).toEqual(["mon", "wed"]);
  },

  "a form opens from a button of a card and of a private answer": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    const view = say("Correct it?", choices({ label: "Correct", call: vote }));
    await posted(stage, room.place, view);
    stage.onAsk((event) => event.answer.reply(view));
    const answer = messageIn(await person.types(ASK, room));
    stage.onAsk((event) => event.answer.form(form));
    for (const seen of [await lastIn(room), answer]) {
      expect(formIn(await person.presses("Correct", seen)).title).toBe("Open a poll");
    }
  },

  "a mistake in a sent form stands at its field with all that was filled in, or the form is refused and words are not":
    async (stage) => {
      const [person, room] = [await stage.person(), await stage.room()];
      stage.onAsk((event) => event.answer.form(form));
      await person.types(ASK, room);
      const { promise: again, resolve } = Promise.withResolvers<Answered>();
      stage.onAsk(async (event) => {
        const values = { ...form.values, question: "Approve?" };
        const opened = await event.answer.form({ ...form, values, errors: { question: "Say what is approved." } });
        resolve(opened);
        if (opened.status === "refused") await event.answer.reply(say("Say what is approved."));
      });
      const reply = await person.sends({ question: "Approve?" });
      if (!stage.adapter.can.form.errors) {
        expect(await again).toMatchObject({ status: "refused" });
        expect(messageIn(reply).text).toBe("Say what is approved.");
        return;
      }
      expect(await again).toEqual({ status: "sent" });
      const [question, options] = formIn(reply).fields;
      expect(question).toMatchObject({ value: "Approve?", error: "Say what is approved." });
      expect(options).toMatchObject({ value: "Approve\nObject" });
      stage.onAsk((event) => event.answer.reply(say("Opened.")));
      expect(messageIn(await person.sends({ question: "Approve the agenda?" })).text).toBe("Opened.");
    },

  "a form after busy opens, or is too late where it must be the first answer": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    const { promise: outcome, resolve } = Promise.withResolvers<Answered>();
    stage.onAsk(async ({ answer }) => {
      await answer.busy();
      const opened = await answer.form(form);
      resolve(opened);
      if (opened.status === "refused") await answer.reply(say("Please press Continue."));
    });
    const reply = await person.types(ASK, room);
    if (stage.adapter.can.form.opens === "first") {
      expect(await outcome).toMatchObject({ status: "refused", why: "too late" });
      expect(messageIn(reply).text).toBe("Please press Continue.");
    } else {
      expect(await outcome).toEqual({ status: "sent" });
      expect(formIn(reply).title).toBe("Open a poll");
    }
  },

  "a sent form that takes long is answered after busy": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    stage.onAsk((event) => event.answer.form(form));
    await person.types(ASK, room);
    stage.onAsk(async ({ answer }) => {
      await answer.busy();
      await answer.reply(say("It took a while."));
    });
    expect(messageIn(await person.sends({ question: "Approve the agenda?" })).text).toBe("It took a while.");
    expect(await room.messages()).toEqual([]);
  },

  "a form that is too large is refused, never cut": async (stage) => {
    const [person, room] = [await stage.person(), await stage.room()];
    const field = form.fields[1] ?? expect.fail();
    const many = Array.from({ length: 120 }, (_, index) => ({ ...field, name: `f${index}` }));
    const long = { ...field, label: "x".repeat(3000) };
    const { about: _, ...plain } = form;
    const tooLarge: Form[] = [
      { ...plain, fields: many },
      { ...plain, fields: [long] },
      { ...plain, about: ["x".repeat(15_000)] },
    ];
    for (const one of tooLarge) {
      let outcome: Answered | undefined;
      stage.onAsk(async ({ answer }) => {
        outcome = await answer.form({ ...one, values: {} });
        await answer.reply(say("No form."));
      });
      expect(messageIn(await person.types(ASK, room)).text).toBe("No form.");
      expect(outcome).toMatchObject({ status: "refused", why: "invalid" });
    }
  },
} satisfies Record<string, Check>;
