import { describe, expect, test } from "vitest";
import type { Declaration, DeclaredField } from "#core/contract/command.ts";
import { formExcess, formFor } from "#core/dispatch/form.ts";
import { discord as discordMessages, slack } from "./fit-platforms.ts";

const discord = {
  ...discordMessages,
  form: {
    ...discordMessages.form,
    fields: 5,
    titleChars: 45,
    labelChars: 45,
    helpChars: 100,
    pickOptions: 25,
    search: false,
  },
};
const words = (name: string, label: string, required = false) => ({
  name,
  label,
  required,
  reference: false,
  completes: false,
});
const line = (name: string, label = name, required = false): DeclaredField => ({
  ...words(name, label, required),
  kind: "line",
  maxLength: 300,
});
const pick = (name: string, count: number, completes = false): DeclaredField => ({
  ...words(name, name),
  completes,
  kind: "pick",
  options: Array.from({ length: count }, (_, index) => ({ label: `Group ${index + 1}`, value: `g${index + 1}` })),
  min: 1,
  max: 1,
});
const poll: DeclaredField = {
  ...words("poll", "Poll", true),
  reference: true,
  completes: true,
  kind: "search",
  of: "poll",
};
const declare = (fields: DeclaredField[], summary = "Ask the members something."): Declaration => ({
  name: "poll open",
  summary,
  access: "co-chair",
  examples: [],
  fields,
});
const submit = { command: "poll open", args: {}, draft: "d1" };
const seven = declare(["a", "b", "c", "d", "e", "f", "g"].map((name) => line(name)));

describe("a form", () => {
  test("has the command's fields in their order, with what is known of them", () => {
    const form = formFor(declare([line("question", "Question", true), pick("kind", 2)]), {
      can: slack,
      submit,
      values: { question: "Approve?", kind: "G2", other: "x" },
      errors: { question: "Question is empty." },
    });
    expect(form).toMatchObject({
      kind: "form",
      title: "Poll open",
      values: { question: "Approve?", kind: "g2" },
      errors: { question: "Question is empty." },
      page: { now: 1, of: 1 },
      submit,
    });
    expect(form.fields.map((field) => field.name)).toEqual(["question", "kind"]);
  });

  test("is called by the summary where the title has room", () => {
    expect(formFor(seven, { can: discord, submit }).title).toBe("Ask the members something");
  });

  test("comes in pages where a platform has fewer fields, and opens at the first that is wrong or missing", () => {
    const names = (state: { page?: number; errors?: Record<string, string>; missing?: string[] }) => {
      const form = formFor(seven, { can: discord, submit, ...state });
      return [form.page, form.fields.map((field) => field.name).join("")];
    };
    expect(names({})).toEqual([{ now: 1, of: 2 }, "abcde"]);
    expect(names({ page: 2 })).toEqual([{ now: 2, of: 2 }, "fg"]);
    expect(names({ page: 9 })).toEqual([{ now: 2, of: 2 }, "fg"]);
    expect(names({ missing: ["g"] })).toEqual([{ now: 2, of: 2 }, "fg"]);
    expect(names({ missing: ["a", "g"], errors: { f: "Too long." } })).toEqual([{ now: 2, of: 2 }, "fg"]);
  });

  test("without fields is one empty page", () => {
    expect(formFor(declare([]), { can: slack, submit })).toMatchObject({ fields: [], page: { now: 1, of: 1 } });
  });
});

describe("a field the platform cannot show", () => {
  test("a search becomes a line matched by name where forms cannot search", () => {
    expect(formFor(declare([poll]), { can: slack, submit }).fields[0]).toMatchObject({ kind: "search", of: "poll" });
    expect(formFor(declare([poll]), { can: discord, submit }).fields[0]).toMatchObject({
      kind: "line",
      help: "Write its name or number.",
    });
  });

  test("too many options become a search, or a line that names them", () => {
    expect(formFor(declare([pick("group", 130, true)]), { can: slack, submit }).fields[0]).toMatchObject({
      kind: "search",
    });
    expect(formFor(declare([pick("group", 130)]), { can: slack, submit }).fields[0]).toMatchObject({
      kind: "line",
      help: "Write the name of one.",
    });
    const few = { ...discord, form: { ...discord.form, pickOptions: 3 } };
    expect(formFor(declare([pick("group", 4)]), { can: few, submit }).fields[0]).toMatchObject({
      kind: "line",
      help: "One of: g1, g2, g3, g4.",
    });
  });

  test("says the size of the files that are taken there, where that is less than the field's own", () => {
    const help = "Up to 20 MiB. A file or a link.";
    const file: DeclaredField = { ...words("file", "File"), help, kind: "file", types: ["pdf"], maxBytes: 20_971_520 };
    const taking = (more: object) => ({ ...slack, form: { ...slack.form, files: true, ...more } });
    expect(formFor(declare([file]), { can: taking({}), submit }).fields[0]).toMatchObject({ help });
    expect(formFor(declare([file]), { can: taking({ fileBytes: 10_000_000 }), submit }).fields[0]).toMatchObject({
      help: "Up to 9.5 MiB. A file or a link.",
      maxBytes: 10_000_000,
    });
  });

  test("says what was typed where its select cannot show it, and starts with it where it can", () => {
    const shown = (declared: DeclaredField, text: string, can = slack) => {
      const values = { [declared.name]: text };
      const form = formFor(declare([declared]), { can, submit, values, errors: { group: "There is no such group." } });
      return { help: form.fields[0]?.help, values: form.values };
    };
    const long = "x".repeat(151);
    expect(shown(poll, "x".repeat(150))).toEqual({ help: undefined, values: { poll: "x".repeat(150) } });
    expect(shown(poll, long)).toEqual({ help: `You wrote: ${long}`, values: {} });
    expect(shown(poll, "y".repeat(3000)).help).toHaveLength(500);
    expect(shown(poll, long, { ...slack, form: { ...slack.form, searchedChars: 151 } }).values).toEqual({ poll: long });
    expect(shown(poll, long, discord).values).toEqual({ poll: long });
    const own: DeclaredField = { ...pick("group", 2), help: "One of two." };
    expect(shown(own, "g9")).toEqual({ help: "One of two. You wrote: g9", values: {} });
    expect(shown(own, "g2")).toEqual({ help: "One of two.", values: { group: "g2" } });
  });

  test("is shortened visibly, and named before anybody sees it", () => {
    const long = declare([line("question", "x".repeat(60))]);
    expect(formFor(long, { can: discord, submit }).fields[0]?.label).toBe(`${"x".repeat(44)}…`);
    expect(formExcess(long, discord)).toHaveLength(1);
    expect(formExcess(seven, discord)).toEqual([]);
  });
});
