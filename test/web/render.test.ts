import { describe, expect, test } from "vitest";
import { renderParts } from "#adapters/web/render.ts";
import { renderEntry, renderGiven } from "#adapters/web/render-entry.ts";
import { renderForm } from "#adapters/web/render-form.ts";
import { plainTime, relativeTime, zoneName } from "#adapters/web/render-time.ts";
import { said } from "#adapters/web/said.ts";
import type { Form, Message, Part } from "#core/contract/view.ts";

const reading = { zone: "Europe/Zurich", now: Temporal.Instant.from("2025-07-03T07:00:00Z") };
const view = (...parts: Part[]): Message => ({ kind: "message", summary: "Summary", parts });
const shown = async (...parts: Part[]) => String(await renderParts(view(...parts), reading));

const HOSTILE = [
  `<script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  `' onmouseover='alert(1)`,
  "<!channel> @everyone <@U1>",
  "*bold* _it_ [label](javascript:alert(1))",
  "&lt;b&gt; &amp;",
  "\u202Egnp.exe\u202C \u200B\u200D",
];
const escaped = (text: string) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

describe("what a person typed is shown as typed", () => {
  test.each(HOSTILE)("%s", async (text) => {
    const choice = { label: text, call: { command: text, args: { a: text } }, confirm: text };
    const pick = { options: [{ label: text, value: text, description: text }], min: 1, call: choice.call, arg: text };
    const html = await shown(
      { kind: "heading", text },
      {
        kind: "text",
        spans: [text, { bold: text }, { person: "1", name: text }, { link: "https://example.org/", label: text }],
      },
      { kind: "facts", rows: [{ label: text, value: [text] }] },
      { kind: "list", ordered: true, items: [[text]] },
      { kind: "tally", rows: [{ label: text, count: 1, share: 0.5, note: text }] },
      { kind: "quote", by: [text], spans: [text] },
      { kind: "choices", options: [choice] },
      { kind: "pick", placeholder: text, max: 1, ...pick },
      { kind: "pick", placeholder: text, max: 2, ...pick },
      { kind: "file", name: text, link: "https://example.org/a", bytes: 1 },
    );
    expect(html).toContain(escaped(text));
    expect(html).not.toMatch(/<(?:script|img)\b/);
    const tags = (html.match(/<[^>]*>/g) ?? []).join("");
    expect(tags.replaceAll(/"[^"]*"/g, '""')).not.toMatch(/\son[a-z]+=/);
  });

  test("typed text is isolated, so that it cannot turn the words around it", async () => {
    expect(await shown({ kind: "text", spans: ["\u202Eabc", " by ", { bold: "\u2067x" }] })).toContain(
      "<bdi>\u202Eabc</bdi><bdi> by </bdi><strong><bdi>\u2067x</bdi></strong>",
    );
  });

  test("only web and mail links are links", async () => {
    const html = await shown({
      kind: "text",
      spans: [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://example.org/a",
        "mailto:a@example.org",
        "//example.org",
      ].map((link) => ({ link, label: link })),
    });
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      "https://example.org/a",
      "mailto:a@example.org",
    ]);
  });

  test("3000 characters without a space stay whole", async () => {
    expect(await shown({ kind: "text", spans: ["x".repeat(3000)] })).toContain("x".repeat(3000));
  });
});

describe("parts", () => {
  test("a tally says numbers in text and draws bars without inline style", async () => {
    const html = await shown({
      kind: "tally",
      rows: [{ label: "Approve", count: 3, share: 0.6, note: "2 more to quorum" }],
    });
    expect(html).toContain("<b>3</b> <span>60%</span>");
    expect(html).toContain('<rect class="bar-part" x="0" width="60"');
    expect(html).not.toContain("style=");
  });

  test("a pick of one is a select, of several a group of boxes, with search a field", async () => {
    const pick = {
      kind: "pick",
      placeholder: "Which?",
      options: [{ label: "A", value: "a" }],
      min: 1,
      call: { parked: "x" },
      arg: "poll",
    } as const;
    const [one, several, search] = [pick, pick, { ...pick, search: "poll" }].map((part, index) => ({
      ...part,
      max: index === 1 ? 2 : 1,
      options: [...part.options],
    }));
    expect(await shown(one as Part)).toContain('<select name="poll" required>');
    expect(await shown(several as Part)).toContain("<legend><bdi>Which?</bdi></legend>");
    expect(await shown(search as Part)).toContain('data-search="poll"');
  });

  test("a view without parts shows its summary", async () => {
    expect(await shown()).toContain("Summary");
  });

  test("a message says what it is: posted, said, updated, direct, private", async () => {
    const base = { id: "1", at: "2025-07-03T07:00:00Z", private: false, view: view() };
    const html = async (entry: Partial<typeof base> & { editedAt?: string; thread?: string }) =>
      String(await renderEntry({ ...base, ...entry }, reading));
    expect(await html({})).toMatch(/Convene.*3 Jul, 09:00/s);
    expect(await html({ editedAt: base.at })).toContain(">updated<");
    expect(await html({ private: true })).toContain("Direct message to you");
    expect(await html({ thread: "7" })).toContain("in-thread");
    const words = said({ handle: "sg21", name: "SG21 representative" }, "<i>Hello</i>");
    expect(await html({ view: words })).toMatch(/SG21 representative.*&lt;i&gt;Hello/s);
    expect(String(await renderGiven({ view: view() }, reading, []))).toContain("Only you can see this");
  });
});

describe("times", () => {
  test("name the zone they were said in, and carry the instant for the reader's own", async () => {
    const html = await shown({
      kind: "text",
      spans: [{ at: "2025-07-17T21:59:00Z", zone: "Europe/Zurich", show: "datetime" }],
    });
    expect(html).toContain(
      '<time datetime="2025-07-17T21:59:00Z" data-zone="Europe/Zurich" data-show="datetime">Thu 17 Jul 2025, 23:59 Zurich time</time>',
    );
  });
  test("are read in their zone on both sides of a change of clocks", () => {
    expect(plainTime("2025-10-26T00:30:00Z", "Europe/Zurich", "time")).toBe("02:30");
    expect(plainTime("2025-10-26T01:30:00Z", "Europe/Zurich", "time")).toBe("02:30");
    expect(zoneName("America/New_York")).toBe("New York time");
    expect(zoneName("Etc/UTC")).toBe("UTC");
  });
  test("say how far away they are by the sandbox's clock", () => {
    expect(relativeTime("2025-07-06T07:00:00Z", reading.now)).toBe("in 3 days");
    expect(relativeTime("2025-07-03T05:00:00Z", reading.now)).toBe("2 hours ago");
    expect(relativeTime("2025-07-03T07:00:30Z", reading.now)).toBe("now");
  });
});

describe("a form", () => {
  const form: Form = {
    kind: "form",
    title: "Register <b>",
    fields: [
      { name: "country", label: "Country", help: "Two letters.", required: true, kind: "line", maxLength: 2 },
      {
        name: "topics",
        label: "Topics",
        required: false,
        kind: "pick",
        options: [{ label: "A", value: "a" }],
        min: 1,
        max: 3,
      },
      { name: "poll", label: "Poll", required: true, kind: "search", of: "poll" },
    ],
    values: { country: `K"><x`, topics: ["a"] },
    errors: { country: "Two letters, please.", elsewhere: "Not on this page." },
    page: { now: 1, of: 2 },
    submit: { parked: "x" },
  };
  test("keeps what was given, puts errors at their fields, and says what is optional", async () => {
    const html = String(await renderForm(form, reading));
    expect(html).toContain('value="K&quot;&gt;&lt;x"');
    expect(html).toContain('aria-describedby="f0-help f0-error" aria-invalid="true"');
    expect(html).toContain('<p class="error" role="alert">Not on this page.</p>');
    expect(html).toMatch(/Topics<\/bdi> <span class="optional">\(optional\)/);
    expect(html).toMatch(/value="a" checked/);
    expect(html).toMatch(/name="poll"[^>]*data-search="poll"/);
    expect(html).toMatch(/Step 1 of 2.*>Next</s);
    expect(html).not.toContain("<b>");
  });
  test("completes a line of text where live data can be offered", async () => {
    expect(String(await renderForm(form, reading, new Set(["country"])))).toMatch(
      /name="country"[^>]*data-search="country"/,
    );
  });
  test("folds what a long form can do without, and unfolds down to what is wrong", async () => {
    const fields = Array.from({ length: 11 }, (_, at) => ({
      kind: "line" as const,
      name: `a${at}`,
      label: `A${at}`,
      required: at === 0,
      maxLength: 80,
    }));
    const drawn = async (errors: Record<string, string>) => {
      const html = String(await renderForm({ ...form, fields, errors }, reading));
      const [before = "", folded = ""] = html.split("<details");
      return { seen: before.match(/<input/g)?.length ?? 0, folded: folded.match(/More choices \(\d+\)/)?.[0] };
    };
    expect(await drawn({})).toEqual({ seen: 6, folded: "More choices (5)" });
    expect(await drawn({ a6: "Not so." })).toEqual({ seen: 7, folded: "More choices (4)" });
    expect(await drawn({ a9: "Not so." })).toEqual({ seen: 11, folded: undefined });
  });
});
